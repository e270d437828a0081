using CourseMatch.Application.Offers;

namespace CourseMatch.Application.Tests.Offers;

/// <summary>The address part that answers without an account: nothing in it of a person, nothing in it can be
/// changed.</summary>
public sealed class ReplyTokenTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, ReplyToken.KeyBytes).Select(number => (byte)number)];

    private static readonly ReplyToken Token = new(
        new MunicipalityId(3), new PromiseId(4711), new DateOnly(2027, 2, 9));

    [Fact]
    public void What_was_signed_is_read_again()
    {
        var text = Token.Sign(Key);
        Assert.Equal(Token, ReplyToken.Claimed(text));
        Assert.True(Token.IsSigned(text, Key));
        Assert.Equal(38, text.Length);
    }

    [Fact]
    public void No_letter_of_it_can_be_changed()
    {
        var text = Token.Sign(Key);
        for (var index = 0; index < text.Length; index++)
        {
            foreach (var letter in "AZaz09-_".Where(letter => letter != text[index]))
            {
                var forged = text[..index] + letter + text[(index + 1)..];
                Assert.False(
                    ReplyToken.Claimed(forged) is { } claimed && claimed.IsSigned(forged, Key), forged);
            }
        }
    }

    [Fact]
    public void Another_key_signs_something_else()
    {
        byte[] other = [.. Key.Reverse()];
        Assert.False(Token.IsSigned(Token.Sign(other), Key));
        Assert.NotEqual(Token.Sign(Key), (Token with { Promise = new PromiseId(4712) }).Sign(Key));
        Assert.NotEqual(Token.Sign(Key), (Token with { Municipality = new MunicipalityId(4) }).Sign(Key));
        Assert.NotEqual(Token.Sign(Key), (Token with { Expires = Token.Expires.AddDays(1) }).Sign(Key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("AAAA")]
    [InlineData("____________________________________________________________")]
    public void Nonsense_is_no_token(string? text) => Assert.Null(ReplyToken.Claimed(text));
}
