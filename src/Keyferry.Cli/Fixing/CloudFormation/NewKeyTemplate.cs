using System.Text.Json;
using System.Text.Json.Nodes;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing.CloudFormation;

/// <summary>A new key in templates: a resource of one stack, whose ARN the others learn as a parameter.</summary>
internal static class NewKeyTemplate
{
    /// <summary>The key and its alias. What is encrypted with the key outlives the stack, and so the key does.</summary>
    public static JsonObject Resources(CreateKey change, AmendedText document)
    {
        JsonObject key = CloudFormationResources.Resource("AWS::KMS::Key", new JsonObject
        {
            ["Description"] = CreateKey.Description,
            ["KeyPolicy"] = JsonNode.Parse(document.After),
        });
        key["DeletionPolicy"] = "Retain";
        key["UpdateReplacePolicy"] = "Retain";
        return new JsonObject
        {
            [Id(change)] = key,
            [CloudFormationResources.Id($"Alias of {Id(change)}")] = CloudFormationResources.Resource("AWS::KMS::Alias", new JsonObject
            {
                ["AliasName"] = change.Alias,
                ["TargetKeyId"] = new JsonObject { ["Ref"] = Id(change) },
            }),
        };
    }

    /// <summary>Puts references in place of the ARNs of new keys; those of the keys that another stack makes.</summary>
    public static CreateKey[] Refer(FixPlan plan, JsonObject resources)
    {
        List<CreateKey> elsewhere = [];
        foreach (CreateKey key in plan.Changes.OfType<CreateKey>())
        {
            bool isHere = resources.ContainsKey(Id(key));
            JsonObject Reference() => isHere
                ? new() { ["Fn::GetAtt"] = new JsonArray(Id(key), "Arn") }
                : new() { ["Fn::Sub"] = key.KeyArn.Replace(key.KeyId, $"${{{Id(key)}}}", StringComparison.Ordinal) };
            if (Replace(resources, key.KeyArn, Reference) && !isHere)
            {
                elsewhere.Add(key);
            }
        }

        return [.. elsewhere];
    }

    /// <summary>The ids of keys that other stacks make.</summary>
    public static JsonObject Parameters(IEnumerable<CreateKey> keys) => new(keys.Select(k => KeyValuePair.Create(
        Id(k),
        (JsonNode?)new JsonObject
        {
            ["Type"] = "String",
            ["Description"] = $"Id of the key {k.Alias} of account {k.Owner} in {k.InRegion}, as KMS has given it",
        })));

    /// <summary>The parameter of the command that deploys a stack.</summary>
    public static string Override(CreateKey key) => $"{Id(key)}=\"{NewKeyCommands.Known([key], key.KeyId)}\"";

    private static string Id(CreateKey key) =>
        CloudFormationResources.Id($"Key {key.Alias["alias/".Length..]} {key.InRegion} {key.Owner}");

    // Whether it stands anywhere in a document.
    private static bool Replace(JsonNode? node, string arn, Func<JsonObject> reference)
    {
        bool found = false;
        switch (node)
        {
            case JsonObject fields:
                foreach (string name in fields.Select(f => f.Key).ToArray())
                {
                    if (Is(fields[name], arn))
                    {
                        fields[name] = reference();
                        found = true;
                    }
                    else
                    {
                        found |= Replace(fields[name], arn, reference);
                    }
                }

                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    if (Is(list[i], arn))
                    {
                        list[i] = reference();
                        found = true;
                    }
                    else
                    {
                        found |= Replace(list[i], arn, reference);
                    }
                }

                break;
            default:
                break;
        }

        return found;
    }

    private static bool Is(JsonNode? node, string text) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text;
}
