using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CourseMatch.Host.Json;

/// <summary>JSON of the program: field names in camelCase, written by generated code so that start-up stays short.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountsDocument))]
[JsonSerializable(typeof(CheckDocument))]
[JsonSerializable(typeof(ColumnsDocument))]
[JsonSerializable(typeof(ExplanationDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(GenerateDocument))]
[JsonSerializable(typeof(SampleDocument))]
[JsonSerializable(typeof(HelpDocument))]
[JsonSerializable(typeof(MigrateDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(ImportsDocument))]
[JsonSerializable(typeof(UndoDocument))]
[JsonSerializable(typeof(EditsDocument))]
[JsonSerializable(typeof(EditView))]
[JsonSerializable(typeof(EditFieldsDocument))]
[JsonSerializable(typeof(PlacesLoadedDocument))]
[JsonSerializable(typeof(InboxDocument))]
[JsonSerializable(typeof(DeliveriesDocument))]
[JsonSerializable(typeof(TokenView))]
[JsonSerializable(typeof(DuplicatesDocument))]
[JsonSerializable(typeof(DuplicateDecisionDocument))]
[JsonSerializable(typeof(LinkageDocument))]
[JsonSerializable(typeof(LinkageTrialDocument))]
[JsonSerializable(typeof(MatchDocument))]
[JsonSerializable(typeof(MatchRequest))]
[JsonSerializable(typeof(MunicipalitiesDocument))]
[JsonSerializable(typeof(MessagesDocument))]
[JsonSerializable(typeof(SendingDocument))]
[JsonSerializable(typeof(LettersDocument))]
[JsonSerializable(typeof(DecidedDocument))]
[JsonSerializable(typeof(NightDocument))]
[JsonSerializable(typeof(NightsDocument))]
[JsonSerializable(typeof(SeatEventsDocument))]
[JsonSerializable(typeof(NightsRunDocument))]
[JsonSerializable(typeof(PlanDetailDocument))]
[JsonSerializable(typeof(PlansDocument))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(PublishDocument))]
[JsonSerializable(typeof(ReportDocument))]
[JsonSerializable(typeof(RoutesDocument))]
[JsonSerializable(typeof(ServeDocument))]
[JsonSerializable(typeof(WorkerDocument))]
internal sealed partial class HostJson : JsonSerializerContext
{
    /// <summary>Indented, umlauts readable: these documents go to terminals and files, never into HTML.</summary>
    public static JsonWriterOptions ForPeople { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same documents over HTTP.</summary>
    public static void AddTo(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
    }
}
