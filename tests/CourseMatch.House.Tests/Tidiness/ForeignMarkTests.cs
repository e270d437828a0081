namespace CourseMatch.House.Tests.Tidiness;

public sealed class ForeignMarkTests
{
    [Fact]
    public void Nothing_names_a_path_of_one_machine() =>
        Guard.Silent(Clone.Files.SelectMany(file => ForeignMarks.MachinePaths(file, Clone.Root)));

    [Fact]
    public void Nothing_names_a_package_registry() =>
        Guard.Silent(Clone.Files.SelectMany(ForeignMarks.RegistryAddresses));

    [Theory]
    [InlineData("see /ho" + "me/anna/notes.txt")]
    [InlineData("root=\"/ro" + "ot/coursematch\"")]
    [InlineData("C:\\Us" + "ers\\anna")]
    [InlineData("cd /srv/clones/one/src")]
    public void A_path_of_one_machine_is_seen(string line) =>
        Guard.Complains(1, ForeignMarks.MachinePaths(new HouseFile("a.md", line), "/srv/clones/one"));

    [Theory]
    [InlineData("https://api.nu" + "get.org/v3/index.json")]
    [InlineData("http://de" + "b.debian.org/")]
    [InlineData("https://registry.np" + "mjs.org")]
    public void A_registry_is_seen(string line) =>
        Guard.Complains(1, ForeignMarks.RegistryAddresses(new HouseFile("a.json", line)));

    [Theory]
    [InlineData("under `/root` the database lives elsewhere")]
    [InlineData("/var/lib/coursematch and /usr/lib/postgresql/15/bin")]
    [InlineData("https://www.postgresql.org/docs/ and src/homework/x")]
    public void What_every_machine_has_may_be_named(string line)
    {
        var file = new HouseFile("a.md", line);
        Guard.Silent(ForeignMarks.MachinePaths(file, "/srv/clones/one").Concat(ForeignMarks.RegistryAddresses(file)));
    }
}
