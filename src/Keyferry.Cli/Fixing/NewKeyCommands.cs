using System.Collections.Immutable;
using Keyferry.Doctor.Fixing;
using Keyferry.Doctor.Fixing.Changes;

namespace Keyferry.Cli.Fixing;

/// <summary>
/// A new key in a shell script: a variable holds the id that KMS gives it, and takes the place of the planned one wherever that
/// stands.
/// </summary>
internal static class NewKeyCommands
{
    /// <summary>Makes it, unless its alias is there already.</summary>
    public static ImmutableArray<string> Create(CreateKey change, string file)
    {
        string region = $"--region {AwsCommands.Quote(change.InRegion.Value)}";
        return
        [
            $"{Variable(change)}=\"$({Ask(change)} 2> /dev/null)\" || {{",
            $"  {Variable(change)}=\"$(aws kms create-key {region} --description {AwsCommands.Quote(CreateKey.Description)} \\",
            $"    --policy {file} --query KeyMetadata.KeyId --output text)\"",
            $"  aws kms create-alias {region} --alias-name {AwsCommands.Quote(change.Alias)} --target-key-id \"${Variable(change)}\"",
            "}",
        ];
    }

    /// <summary>Sets the variable, with a profile of the key's account.</summary>
    public static string Find(CreateKey change) => $"{Variable(change)}=\"$({Ask(change)})\"";

    private static string Ask(CreateKey change) =>
        $"aws kms describe-key --region {AwsCommands.Quote(change.InRegion.Value)} --key-id {AwsCommands.Quote(change.Alias)} "
        + "--query KeyMetadata.KeyId --output text";

    /// <summary>Text in which planned ids are variables.</summary>
    public static string Known(FixPlan plan, string text) => Known(plan.Changes.OfType<CreateKey>(), text);

    /// <inheritdoc cref="Known(FixPlan, string)"/>
    public static string Known(IEnumerable<CreateKey> keys, string text) => keys.Aggregate(
        text, (t, key) => t.Replace(key.KeyId, $"${{{Variable(key)}}}", StringComparison.Ordinal));

    /// <summary>What writes a document to standard output: with planned ids, <c>sed</c> puts the true ones in.</summary>
    public static string Copy(FixPlan plan, string text)
    {
        string[] edits =
        [
            .. plan.Changes.OfType<CreateKey>().Where(k => text.Contains(k.KeyId, StringComparison.Ordinal))
                .Select(k => $" -e \"s/{k.KeyId}/${Variable(k)}/\""),
        ];
        return edits.Length == 0 ? "cat" : "sed" + string.Concat(edits);
    }

    private static string Variable(CreateKey change) =>
        $"NEW_KEY_{change.Owner}_{change.InRegion.Value.Replace('-', '_').ToUpperInvariant()}";
}
