using CourseMatch.Application.Desk.People;
using CourseMatch.Store.Desk;
using CourseMatch.Testing;

namespace CourseMatch.Store.Tests.Desk;

/// <summary>A name is found however the certificate, the neighbour or the person spells it.</summary>
public sealed class NameSearchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Müller", "Jürgen", "Mueller")]
    [InlineData("Müller", "Jürgen", "MULLER")]
    [InlineData("Mueller", "Jürgen", "müller jurgen")]
    [InlineData("محمد", "أحمد", "Mohammed")]
    [InlineData("Muhammad", "Ahmed", "Mohamad")]
    [InlineData("Мохаммед", "Ахмед", "Mohammed Ahmed")]
    [InlineData("Шевченко", "Олена", "Schewtschenko")]
    [InlineData("Shevchenko", "Olena", "Шевченко")]
    [InlineData("خالد", "يوسف", "Khaled Jusuf")]
    [InlineData("Khaled", "Yousef", "chalid yusuf")]
    [InlineData("Yılmaz", "Şükrü", "Yilmaz Sukru")]
    [InlineData("Nguyễn", "Thị Hồng", "Nguyen")]
    [InlineData("Παπαδόπουλος", "Γιώργος", "Papadopoulos")]
    [InlineData("O’Neill-Đorđević", "Zoë", "oneill")]
    [InlineData("Abdulrahman", "Nur", "Abdurrahman")]
    public async Task Finds_a_name_in_another_spelling(string family, string given, string search)
    {
        var county = await CountyOfAsync((family, given), ("Andersen", "Kim"));
        var found = await ListAsync(county, new NewcomerQuery(search));
        Assert.Equal([family], found.Lines.Select(line => line.FamilyName));
    }

    [Theory]
    [InlineData("AZ-1", "Zwei")]
    [InlineData("az 1", "Zwei")]
    [InlineData("%", null)]
    [InlineData("_", null)]
    [InlineData("' or true --", null)]
    [InlineData("Keiner heißt so", null)]
    public async Task Finds_file_references_and_takes_no_sign_for_more_than_it_is(string search, string? family)
    {
        var county = await CountyOfAsync(("Eins", "Ulla"), ("Zwei", "Pim"));
        var found = await ListAsync(county, new NewcomerQuery(search));
        Assert.Equal(family is null ? [] : [family], found.Lines.Select(line => line.FamilyName));
    }

    [Fact]
    public async Task Whom_the_search_names_as_written_comes_first()
    {
        var county = await CountyOfAsync(("Mahmud", "Ali"), ("Mohammad", "Zaki"));
        var found = await ListAsync(county, new NewcomerQuery("mohammad"));
        Assert.Equal("Mohammad", found.Lines[0].FamilyName);
    }

    private static Task<PageOf<NewcomerLine>> ListAsync(TestCounty county, NewcomerQuery query) =>
        new NewcomerDesk(county.Database).ListAsync(county.Municipality, query, null, CancellationToken.None);

    private async Task<TestCounty> CountyOfAsync(params (string Family, string Given)[] names)
    {
        var county = await TestCounty.MakeAsync(database);
        await county.SaveNewcomersAsync([.. names.Select((name, index) => Some.Newcomer($"{index}") with
        {
            Newcomer = Some.Person($"AZ-{index}") with { FamilyName = name.Family, GivenName = name.Given },
        })]);
        return county;
    }
}
