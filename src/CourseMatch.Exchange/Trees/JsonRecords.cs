using System.Text.Json;
using CourseMatch.Application.Findings;
using CourseMatch.Exchange.Json;
using CourseMatch.Exchange.Reading;
using CourseMatch.Exchange.Text;

namespace CourseMatch.Exchange.Trees;

/// <summary>The records of a JSON file: what stands in a list at the end of a path from the root.</summary>
internal static class JsonRecords
{
    /// <summary>Reads record by record.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Path such as <c>veranstaltungen/veranstaltung</c>; a single object counts as a list of one.
    /// </param>
    /// <param name="limits">Bounds of one record.</param>
    /// <param name="recordsSoFar">Number of records read so far.</param>
    public static IEnumerable<Node> Read(SourceFile file, string path, TreeLimits limits, Func<int> recordsSoFar)
    {
        var json = new BoundedJson(file, recordsSoFar);
        var steps = path.Split('/');
        var depth = 0;
        while (json.Move())
        {
            if (json.Token != JsonTokenType.PropertyName)
            {
                depth -= json.Token == JsonTokenType.EndObject && depth > 0 ? 1 : 0;
                continue;
            }

            if (depth < steps.Length && json.Text == steps[depth])
            {
                if (!json.Move())
                {
                    yield break;
                }

                if (depth == steps.Length - 1)
                {
                    foreach (var node in ReadList(file, json, steps[^1], limits))
                    {
                        yield return node;
                    }
                }
                else if (json.Token == JsonTokenType.StartObject)
                {
                    depth++;
                }
                else
                {
                    json.Skip();
                }
            }
            else if (json.Move(isWanted: false))
            {
                json.Skip();
            }
        }
    }

    private static IEnumerable<Node> ReadList(SourceFile file, BoundedJson json, string name, TreeLimits limits)
    {
        if (json.Token == JsonTokenType.StartObject)
        {
            if (One(file, json, name, limits) is { } only)
            {
                yield return only;
            }

            yield break;
        }

        if (json.Token != JsonTokenType.StartArray)
        {
            yield break;
        }

        while (json.Move() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token == JsonTokenType.StartObject)
            {
                if (One(file, json, name, limits) is { } node)
                {
                    yield return node;
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private static Node? One(SourceFile file, BoundedJson json, string name, TreeLimits limits)
    {
        var (line, errors) = (json.Line, file.Log.Errors);
        var node = JsonTree.Read(json, name, limits);
        if (node is null)
        {
            file.Log.Add(new FindingPlace(line, null), Remark.Error("CM1336", TreeLimits.NodesMax));
        }

        // Where the file broke off inside the record, half of it is no record.
        return file.Log.Errors > errors || file.Text.IsRefused ? null : node;
    }
}
