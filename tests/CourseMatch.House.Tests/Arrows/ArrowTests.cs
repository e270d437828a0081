namespace CourseMatch.House.Tests.Arrows;

public sealed class ArrowTests
{
    public static TheoryData<string> Rooms => new(Directory.GetDirectories(Path.Combine(Clone.Root, "src"))
        .Select(folder => Path.GetFileName(folder))
        .Where(name => Clone.Exists($"src/{name}/{name}.csproj")));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_what_it_may_reach(string room)
    {
        Guard.Silent(ProjectArrows.Faults(Clone.Files.Single(file => file.Path == $"src/{room}/{room}.csproj")));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_what_it_may_reach(string room)
    {
        var built = room == "CourseMatch.Host" ? "coursematch.dll" : room + ".dll";
        var path = Path.Combine(AppContext.BaseDirectory, built);

        Guard.Silent(AssemblyArrows.Faults(room, AssemblyArrows.ReferencesOf(path)));
    }

    [Theory]
    [InlineData("CourseMatch.Solving", "PackageReference", "Dapper")]
    [InlineData("CourseMatch.Application", "PackageReference", "Npgsql")]
    [InlineData("CourseMatch.Exchange", "PackageReference", "Npgsql")]
    [InlineData("CourseMatch.Store", "PackageReference", "CsvHelper")]
    [InlineData("CourseMatch.Store", "ProjectReference", "../CourseMatch.Exchange/CourseMatch.Exchange.csproj")]
    [InlineData("CourseMatch.Exchange", "ProjectReference", "..\\CourseMatch.Store\\CourseMatch.Store.csproj")]
    [InlineData("CourseMatch.Solving", "ProjectReference", "../CourseMatch.Store/CourseMatch.Store.csproj")]
    [InlineData("CourseMatch.Host", "PackageReference", "Dapper")]
    [InlineData("CourseMatch.Cellar", "PackageReference", "Serilog")]
    public void A_forbidden_name_is_seen(string room, string kind, string name)
    {
        var project = new HouseFile(
            $"src/{room}/{room}.csproj",
            $"""<Project><ItemGroup><{kind} Include="{name}" /></ItemGroup></Project>""");
        Guard.Complains(1, ProjectArrows.Faults(project));
    }

    [Theory]
    [InlineData("CourseMatch.Solving", "Microsoft.Extensions.Logging.Abstractions")]
    [InlineData("CourseMatch.Solving", "CourseMatch.Application")]
    [InlineData("CourseMatch.Application", "Npgsql")]
    [InlineData("CourseMatch.Application", "Microsoft.AspNetCore.Http")]
    [InlineData("CourseMatch.Exchange", "CourseMatch.Store")]
    [InlineData("CourseMatch.Exchange", "CourseMatch.Solving")]
    [InlineData("CourseMatch.Host", "Dapper")]
    public void A_forbidden_use_is_seen(string room, string reference)
    {
        Guard.Complains(1, AssemblyArrows.Faults(room, ["System.Runtime", reference]));
    }

    [Fact]
    public void References_of_a_built_file_are_read()
    {
        var references = AssemblyArrows.ReferencesOf(typeof(ArrowTests).Assembly.Location);
        Assert.Contains("xunit.core", references);
        Assert.DoesNotContain("Dapper", references);
    }
}
