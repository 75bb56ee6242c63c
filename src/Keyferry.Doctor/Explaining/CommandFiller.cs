using System.Buffers;
using System.Text;
using Keyferry.Doctor.Checking;

namespace Keyferry.Doctor.Explaining;

/// <summary>Fills the holes of a catalogue's command with what the message tells; the rest stays in capitals.</summary>
internal sealed class CommandFiller
{
    // The command is pasted into a shell: nothing that a message says may be more than a word there.
    private static readonly SearchValues<char> s_harmless =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/_.,@+=-");

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public CommandFiller(ReadMessage message, ReadFailure? failure, FailureMatch? match)
    {
        string[] arn = message.ImageArn?.Split(':', 6) ?? [];
        string? buildRegion = arn.Length == 6 ? arn[3] : null;
        Add("source", failure?.SourceAccount ?? (arn.Length == 6 ? arn[4] : null));
        Add("destination", failure?.DestinationAccount);
        Add("buildRegion", buildRegion);
        Add("region", failure?.Region ?? RegionOf(failure?.Denied?.Resource) ?? buildRegion);
        Add("imageArn", message.ImageArn);
        Add("workflow", message.WorkflowExecutionId);
        Add("ssmExecution", message.SsmExecutionId);
        Add("failedAmi", failure?.FailedImage);
        // Only the distribution role copies into another account (F1.24).
        Add("roleName", failure?.FailedImage is null || failure.SourceAccount == failure.DestinationAccount
            ? null
            : CheckedDistribution.DistributionRoleName);
        Add("key", KeyIn(failure?.Text ?? ""));
        if (failure?.Denied is { } denied)
        {
            Add("action", denied.Action);
            Add("eventName", denied.Action[(denied.Action.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            Add("principalArn", denied.Principal);
            Add("roleName", RoleName(denied.Principal));
            AddCaller(denied.Principal);
            Add("resource", denied.Resource);
            Add("policyId", denied.PolicyArn is { } policy ? policy[(policy.LastIndexOf('/') + 1)..] : null);
            Add("encoded", denied.EncodedMessage);
        }

        foreach ((string name, string value) in match?.Values ?? [])
        {
            Add(name, value.Trim('\'', '[', ']', '"', '.'));
        }
    }

    /// <summary>The value of a hole, or null.</summary>
    public string? Value(string name) => _values.GetValueOrDefault(name);

    public string Fill(string command)
    {
        StringBuilder filled = new();
        int start = 0;
        for (int open = command.IndexOf('{', StringComparison.Ordinal); open >= 0; open = command.IndexOf('{', start))
        {
            int close = command.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            string name = command[(open + 1)..close];
            filled.Append(command, start, open - start);
            filled.Append(name.Length > 0 && char.IsAsciiLetterLower(name[0]) && !name.AsSpan().ContainsAny(" :,")
                ? _values.GetValueOrDefault(name) ?? Placeholder(name)
                : command[open..(close + 1)]);
            start = close + 1;
        }

        return filled.Append(command, start, command.Length - start).ToString();
    }

    private void Add(string name, string? value)
    {
        if (value is { Length: > 0 } && !value.AsSpan().ContainsAnyExcept(s_harmless) && !value.StartsWith('-'))
        {
            _values[name] = value;
        }
    }

    // A denial that comes without a place still names the caller's account: the target's for the distribution role.
    private void AddCaller(string principal)
    {
        if (principal.Split(':', 6) is not { Length: 6 } arn || !AccountMask.IsWhole(arn[4]))
        {
            return;
        }

        Add("caller", arn[4]);
        string side = RoleName(principal) == CheckedDistribution.DistributionRoleName ? "destination" : "source";
        if (!_values.ContainsKey(side))
        {
            Add(side, arn[4]);
        }
    }

    private static string? KeyIn(string text)
    {
        int start = text.IndexOf("arn:aws:kms:", StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.AsSpan(start).IndexOfAny(" '\",");
        return start < 0 ? null : (end < 0 ? text[start..] : text.Substring(start, end)).TrimEnd('.');
    }

    // failedAmi → FAILED_AMI
    private static string Placeholder(string name) => name == "key" ? "KEY_ARN"
        : string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));

    private static string? RegionOf(string? arn) =>
        arn?.Split(':', 6) is { Length: 6 } parts && parts[3].Length > 0 ? parts[3] : null;

    private static string? RoleName(string principal) =>
        principal.Split('/') is { Length: > 1 } parts && parts[0].EndsWith(":assumed-role", StringComparison.Ordinal)
            ? parts[1]
            : null;
}
