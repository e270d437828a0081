using Serilog.Core;
using Serilog.Events;

namespace CourseMatch.Host.Logging;

/// <summary>Gives a logged exception its careful form as the property <c>Failure</c>: the frameworks below us log
/// exceptions too, and their messages may quote what people entered.</summary>
internal sealed class FailureText : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var text = logEvent.Exception is { } failure ? Environment.NewLine + MachineryFailure.Details(failure) : "";
        logEvent.AddOrUpdateProperty(new LogEventProperty("Failure", new ScalarValue(text)));
    }
}
