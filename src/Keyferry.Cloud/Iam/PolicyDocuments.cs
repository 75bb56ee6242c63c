using Keyferry.Cloud.Execution;
using Keyferry.Policies.Language;
using Keyferry.Policies.Source;

namespace Keyferry.Cloud.Iam;

/// <summary>Policy documents as they are handed in: whether IAM takes them, and in which words it refuses them.</summary>
internal static class PolicyDocuments
{
    /// <summary>
    /// Policies of resources may have other characters
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
    /// </summary>
    private const string SidForm =
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*";

    /// <summary>The policy, or MalformedPolicyDocument.</summary>
    public static Reply<Policy> Read(string name, string text, PolicyKind kind)
    {
        Parsed<Policy> parsed = Policy.Parse(name, name, text, kind);
        return !parsed.Succeeded ? IamErrors.Malformed(Fault(parsed, text, kind))
            : parsed.Problems.Any(problem => problem.IsRefusal) ? IamErrors.Malformed(SidForm)
            : parsed.Value;
    }

    /// <summary>What IAM counts against its limits: every character but white space.</summary>
    public static int Size(Policy policy) => policy.Text.Count(c => c is not (' ' or '\t' or '\r' or '\n'));

    // IAM names one fault, in words of its own; those of our reader are finer.
    private static string Fault(Parsed<Policy> parsed, string text, PolicyKind kind)
    {
        if (!JsonSource.Read("policy", text).Succeeded)
        {
            return "This policy contains invalid Json";
        }

        Problem first = parsed.Problems.First(p => p.Severity == ProblemSeverity.Error);
        string field = first.Pointer[(first.Pointer.LastIndexOf('/') + 1)..];
        string message = first.Message;
        if (message.Contains("can't have `", StringComparison.Ordinal))
        {
            return $"Has prohibited field {field}";
        }

        if (message.StartsWith("the statement has no `", StringComparison.Ordinal))
        {
            return $"Missing required field {Quoted(message)}";
        }

        if (message.StartsWith("the action `", StringComparison.Ordinal))
        {
            return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
        }

        if (message.StartsWith("the resource `", StringComparison.Ordinal))
        {
            return $"Resource {Quoted(message)} must be in ARN format or \"*\".";
        }

        if (field == "Sid" && message.Contains("twice", StringComparison.Ordinal))
        {
            return "Statement IDs (SID) in a single policy must be unique.";
        }

        if (field == "Version" || message.StartsWith("there is no version", StringComparison.Ordinal))
        {
            return "Policy document must be version 2012-10-17 or greater.";
        }

        return kind == PolicyKind.Trust && first.Pointer.Contains("/Principal", StringComparison.Ordinal) && message.StartsWith('`')
            ? $"Invalid principal in policy: \"{Element(first.Pointer)}\":\"{Quoted(message)}\""
            : "Syntax errors in policy.";
    }

    private static string Quoted(string message)
    {
        int open = message.IndexOf('`', StringComparison.Ordinal);
        int close = message.IndexOf('`', open + 1);
        return open < 0 || close < 0 ? "" : message[(open + 1)..close];
    }

    // `/Statement/0/Principal/AWS/1` → AWS.
    private static string Element(string pointer)
    {
        string[] parts = pointer.Split('/');
        int at = Array.IndexOf(parts, "Principal");
        return at >= 0 && at + 1 < parts.Length ? parts[at + 1] : "AWS";
    }
}
