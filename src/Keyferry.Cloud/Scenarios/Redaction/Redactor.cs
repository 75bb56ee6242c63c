using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Scenarios.Redaction;

/// <summary>
/// A scenario in which nothing says whose it is: account ids, names, ids and tags are replaced, each by the same everywhere,
/// in policies too. What it comes to stays the same.
/// </summary>
internal sealed partial class Redactor
{
    // Fields whose values are words of AWS's or of the format.
    private static readonly FrozenSet<string> s_kept = new[]
    {
        "keyferry", "now", "nextId", "type", "Effect", "Version", "Action", "NotAction", "region", "state", "status", "keySpec", "keyUsage",
        "manager", "origin", "primaryRegion", "architecture", "platform", "operations", "dataType", "diskImageFormat", "serviceLinkedRoles",
        "ownerAlias", "userGroups", "deviceName", "rootDeviceName", "volumeType", "virtualName", "version", "creationDate", "deletionDate",
        "deprecationTime", "encryptionByDefault", "imageBlockPublicAccess", "snapshotBlockPublicAccess", "regions",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Condition keys whose values name somebody or something.
    private static readonly FrozenSet<string> s_naming = new[]
    {
        "aws:principalarn", "aws:principalaccount", "aws:principalorgid", "aws:principalorgpaths", "aws:resourceorgid", "aws:resourceorgpaths",
        "aws:resourceaccount", "aws:sourceaccount", "aws:sourcearn", "aws:principaltag", "aws:resourcetag", "aws:requesttag", "ec2:resourcetag",
        "iam:resourcetag", "ssm:resourcetag", "aws:tagkeys", "aws:username", "aws:userid", "kms:calleraccount", "kms:resourcealiases",
        "kms:requestalias", "kms:granteeprincipal", "kms:retiringprincipal", "sts:externalid", "sts:rolesessionname", "aws:sourcevpc",
        "aws:sourcevpce", "ec2:owner",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly RedactedText _text;

    private Redactor(RedactedText text) => _text = text;

    /// <param name="scenario">JSON, as <see cref="Scenario.WriteJson"/> writes it.</param>
    /// <param name="key">Secret bytes; the same ones give the same names.</param>
    /// <param name="sink">Takes the result.</param>
    public static string Write(string scenario, byte[] key, ITreeSink sink)
    {
        // In the same order, so that what is sorted by account stays so.
        var accounts = AccountId().Matches(scenario).Select(m => m.Value).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select((id, i) => KeyValuePair.Create(id, (200_000_000_001L + (i * 1_000_003L)).ToString(CultureInfo.InvariantCulture)))
            .ToImmutableDictionary();
        Redactor redactor = new(new RedactedText(accounts, new NameCipher(key)));
        SourceNode tree = JsonSource.Read("scenario", scenario, new SourceLimits(MaxDepth: 100, MaxLength: int.MaxValue)).Required();
        redactor.Write(sink, "", tree);
        return sink.Finish();
    }

    private void Write(ITreeSink sink, string field, SourceNode node)
    {
        switch (node)
        {
            case SourceMap map:
                sink.BeginMap();
                foreach (SourceEntry entry in map.Entries)
                {
                    WriteEntry(sink, field, entry);
                }

                sink.EndMap();
                break;
            case SourceList list:
                sink.BeginList();
                foreach (SourceNode item in list.Items)
                {
                    Write(sink, field, item);
                }

                sink.EndList();
                break;
            case SourceScalar { Kind: ScalarKind.String } text:
                sink.Text(Redacted(field, text.Text));
                break;
            case SourceScalar other:
                sink.Plain(other.Kind == ScalarKind.Null ? "null" : other.Text);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void WriteEntry(ITreeSink sink, string field, SourceEntry entry)
    {
        if (field == "Condition")
        {
            sink.Key(entry.Key);
            sink.BeginMap();
            foreach (SourceEntry condition in ((SourceMap)entry.Value).Entries)
            {
                int slash = condition.Key.IndexOf('/', StringComparison.Ordinal);
                string name = slash < 0 ? condition.Key : condition.Key[..slash];
                sink.Key(slash < 0 ? name : $"{name}/{_text.Of(condition.Key[(slash + 1)..])}");
                Write(sink, s_naming.Contains(name) ? "" : "condition", condition.Value);
            }

            sink.EndMap();
            return;
        }

        // Maps whose keys are names, and those that are fields.
        bool isNamed = field is "accounts" or "managedPolicies" or "inlinePolicies" or "tags" or "amiTags" or "attachments" or "unread"
            or "parentImages" or "awsManagedPolicies";
        sink.Key(isNamed ? _text.Of(entry.Key) : entry.Key);
        Write(sink, field switch
        {
            "unread" or "unreadable" => "unknown",
            "regions" => "status",
            _ when isNamed => "",
            _ => entry.Key,
        }, entry.Value);
    }

    private string Redacted(string field, string text) => field switch
    {
        _ when s_kept.Contains(field) => text,
        "condition" => _text.ArnsOf(text),
        "unknown" => _text.Reason(text),
        _ when field.EndsWith("Because", StringComparison.Ordinal) => _text.Reason(text),
        _ => _text.Of(text),
    };

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex AccountId();
}
