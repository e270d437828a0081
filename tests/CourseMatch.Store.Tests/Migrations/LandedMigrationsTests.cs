using CourseMatch.Store.Migrations;

namespace CourseMatch.Store.Tests.Migrations;

/// <summary>A migration that is out is never changed, not even in a comment: databases keep its checksum and refuse
/// another one.</summary>
public sealed class LandedMigrationsTests
{
    private static readonly string[] Landed =
    [
        "0001 38d065aa49f3f40f30cc48ac7fe15cf1344f37f93fea3a5dfc0cb8cdf5857f2f",
        "0002 7df3418a26f1329eac70454efacd178b20a5d24fd808d694728d52859e74a85c",
        "0003 29954c01dab82e6f9700d8601bce0d1f48d2381be0c5fd2215ffa14610ac6ae3",
        "0004 c4c43511881916d2cba320ce81bab8fe41b5d0e76dc711d6e2af7635d6c7df27",
        "0005 4c55d3bbce6b3b9113dc78f28310485b37beb62bb44c4c6c84bb732c36171db3",
        "0006 130ebc693292322a009b245d975d2942b05f3ca57dda8eec0ba5749743dea164",
        "0007 f40adb6f7efa609cc31d9632c041a36db17f0a27a5e5a713ea56ceeb607da371",
        "0008 ef8d9112b7144092313051d4c310873eb6b6d5c9d53f4745fcdd66726e674c09",
        "0009 a7970f0ae2c2f74447d54cbbf5d3fdae6f897d198d1b0a88e133bfb0388b2fed",
        "0010 6c718e0308b2999b5fa4d4c13a94066e5dff77cbe2c326d7d611495d6449206a",
        "0011 3cf72a319ddeed7ea51fea95eb3b239b1ffb363ef9c817a53400e8cd585c49d3",
        "0012 c48e5ccf2589a48617dc964a2b55f1dc4bebcf8ac46ccb8bb73f80faefaef592",
        "0013 752f4802ae2764ae417af3309c8d78826c8a528c077f3cb7bedca59f23cae2a5",
        "0014 11d641365a38a78c9d3f27e6d05d7e479fbd80b94b351ee6d6cedd084d36f8b8",
        "0015 988c887ba27893e6db9072620466355ab4973c9f30ad734d5bbd9231be21f607",
        "0016 f8423363a36700b796864e1febdcddc073a2bad839cb8f6d9225f9ec4fe97bac",
        "0017 4a357700733cbabd7fd2058e4e2b0be11c12d2281fcfc8314563acc04355eaeb",
        "0018 0dbc629f1196634898a4cc78d251c867da63cdb616e03f86452b2c70126f2066",
        "0019 8da0407f29901ff05273375ab2f543a7e022da585a12537b6f8523b277d67af8",
        "0020 2487e0e1982458c80c8b60582d8c27647c783b16f94296963d94347fcfe81ff8",
        "0021 268f7a69a46784a1e84c2e8b5e4a4c10d28a883136397bcdeddeb88efc1793c4",
        "0022 e2a61fb8e419ca25b7e1175313b936debf7ae1eb78ae6a9d3eb44959a5d5ab4f",
        "0023 3aae199224b15162c681bde31e669669ef4acec23bbd049c1ea808519d3f4127",
        "0024 bc0e4f843877f539dd6751a619c8838ff94dc0794df81dcedd2248ebe088c65e",
        "0025 7e54e4ac6804aaa1a90235c0e6858bbedc7f5bb0883a14a843e4f6b41acb13db",
        "0026 3d496c4b76a459c5b40c2e4cec4f0ad880e71dd8513ce7d111473a791a27e3dd",
        "0027 c24d53d75d6f6d75abb7bbc44f789565c4818d8d88bc3535aa393b04ed3aa3bb",
        "0028 666d2cea77aa0e4de84728d2a28019cf295d9d147ee7ab509265721001e12b16",
        "0029 9d5ce32ca5b223cfd2bf4f3f55e1b061f4d04f4c2acfe0f2b9dae9bfd7bdcbdf",
        "0030 d078f33b8cf25c1be6b4ced3a3bd645baefb2e851e4be936c0b9b6c89574c225",
        "0031 8f45d92726a6a8046d665daf379a652ee2d692612b2383b879485041a461dcf1",
        "0032 fdb20a3d23616764abde7d7874285fcc6d4875f1992822fc57ffc15a477efebe",
        "0033 e12b740f8a00afa7484e3c716185fa4ad0de57ad43aa28759bbf04570beed4a9",
    ];

    [Fact]
    public void No_landed_migration_was_changed_or_taken_away()
    {
        var own = Migration.Embedded.Select(Line).ToHashSet();

        var changed = Landed.Where(line => !own.Contains(line)).Select(line => line[..4]).ToArray();

        Assert.True(
            changed.Length == 0,
            $"Migration {string.Join(", ", changed)} differs from what databases have applied. Restore the file with "
            + "git, and put the change into a new migration with the next number.");
    }

    [Fact]
    public void Every_migration_is_on_the_list()
    {
        var missing = Migration.Embedded.Skip(Landed.Length).Select(Line).ToArray();

        Assert.True(
            missing.Length == 0,
            $"A new migration belongs on the list of this test: {string.Join(", ", missing)}");
    }

    private static string Line(Migration migration) => $"{migration.Number:D4} {migration.Checksum}";
}
