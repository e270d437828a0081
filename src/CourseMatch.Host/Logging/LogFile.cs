using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace CourseMatch.Host.Logging;

/// <summary>The one place where Serilog is set up: a file per day under the work folder, kept for 31 days, and for the
/// service the error output as well.</summary>
/// <remarks>Ids and figures only, never a person. Stack traces go to the file alone.</remarks>
internal static class LogFile
{
    private const long SizeMax = 50 * 1024 * 1024;
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}";

    public static string PathPattern => Path.Combine(WorkFolder.Logs, "coursematch-.log");

    /// <summary>Opens the log; disposing the factory closes it.</summary>
    /// <param name="isService">Also write to the error output, as services do.</param>
    public static ILoggerFactory Open(bool isService)
    {
        var setup = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.With<FailureText>()
            .WriteTo.File(
                PathPattern,
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: SizeMax,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 31,
                shared: true,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                outputTemplate: Line + "{Failure:l}{NewLine}");
        if (isService)
        {
            setup.WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                outputTemplate: Line + "{NewLine}");
        }

        return new SerilogLoggerFactory(setup.CreateLogger(), dispose: true);
    }
}
