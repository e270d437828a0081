using CourseMatch.Store.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace CourseMatch.Store.Tests;

/// <summary>
/// A program that uses an embedded server until its standard input ends: what the tests attach to and kill. It says
/// one line, the connection string or the sentence why there is none.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            await using var server = await EmbeddedServer.StartAsync(
                new EmbeddedServerOptions { HomeFolder = arguments[0], IsDurable = false },
                NullLogger.Instance,
                CancellationToken.None);
            Console.WriteLine(server.ConnectionString);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedServerException failure)
        {
            Console.WriteLine(failure.Message);
            return 4;
        }
    }
}
