using System.Text.Json;
using CourseMatch.Exchange.Json;

namespace CourseMatch.Exchange.Trees;

/// <summary>Reads one object of a JSON file as a tree.</summary>
internal static class JsonTree
{
    /// <summary>Reads the object the reader stands on; null when it has more than any record.</summary>
    public static Node? Read(BoundedJson json, string name, TreeLimits limits)
    {
        limits.Begin();
        var node = ReadObject(json, name, limits);
        return limits.IsPassed ? null : node;
    }

    private static Node ReadObject(BoundedJson json, string name, TreeLimits limits)
    {
        var node = new Node(name, json.Line);
        while (json.Move() && json.Token == JsonTokenType.PropertyName)
        {
            var key = json.Text;
            if (limits.IsPassed || limits.Dropped.Contains(key))
            {
                if (json.Move(isWanted: false))
                {
                    json.Skip();
                }
            }
            else if (json.Move())
            {
                AddValue(json, node, key, limits);
            }
        }

        limits.Count(node.Text);
        return node;
    }

    private static void AddValue(BoundedJson json, Node node, string key, TreeLimits limits)
    {
        switch (json.Token)
        {
            case JsonTokenType.StartObject:
                node.Add(ReadObject(json, key, limits));
                return;
            case JsonTokenType.StartArray:
                while (json.Move() && json.Token != JsonTokenType.EndArray)
                {
                    AddValue(json, node, key, limits);
                }

                return;
            case JsonTokenType.Null:
                return;
            default:
                AddText(json, node, key, limits);
                return;
        }
    }

    private static void AddText(BoundedJson json, Node node, string key, TreeLimits limits)
    {
        var text = json.Text.Trim();
        limits.Count(text);
        if (key == "#text")
        {
            node.Text = text;
        }
        else if (key.StartsWith('@'))
        {
            node.SetAttribute(key[1..], text);
        }
        else
        {
            node.Add(new Node(key, json.Line) { Text = text });
        }
    }
}
