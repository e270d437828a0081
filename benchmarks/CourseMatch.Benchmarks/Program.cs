using System.CommandLine;
using CourseMatch.Benchmarks.Verbs;

var root = new RootCommand("Measures CourseMatch's engines and their peers on the same problems.")
{
    MeasureVerb.Build(),
    LiteratureVerb.Build(),
    NightsVerb.Build(),
    QuestionsVerb.Build(),
    UncoupledVerb.Build(),
    CancelVerb.Build(),
    TinyVerb.Build(),
    ReportVerb.Build(),
};
return await root.Parse(args).InvokeAsync();
