using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>
/// The rules for names of parameters
/// (https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html).
/// </summary>
internal static partial class ParameterNames
{
    private const int MaxLevels = 15;

    /// <summary>Why a parameter may not get this name, or null.</summary>
    public static ServiceError? Check(string name)
    {
        bool isPath = name.Contains('/', StringComparison.Ordinal);
        string bare = name.TrimStart('/');
        if (bare.StartsWith("aws", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("ssm", StringComparison.OrdinalIgnoreCase))
        {
            bool below = bare.Contains('/', StringComparison.Ordinal);
            return !below ? SsmErrors.NamePrefix
                : bare.StartsWith("aws", StringComparison.OrdinalIgnoreCase) ? SsmErrors.Reserved(name)
                : SsmErrors.NameForm;
        }

        if (!Form.IsMatch(name) || (isPath && name[0] != '/') || name.EndsWith('/') || name.Contains("//", StringComparison.Ordinal))
        {
            return SsmErrors.NameForm;
        }

        return isPath && name.Count(c => c == '/') > MaxLevels ? SsmErrors.TooDeep(name) : null;
    }

    /// <summary>Why this is no path to look below, or null; AWS's own parameters stand below <c>/aws/service</c>.</summary>
    public static ServiceError? CheckPath(string path)
    {
        bool reserved = path.StartsWith("/ssm", StringComparison.OrdinalIgnoreCase)
            || (path.StartsWith("/aws", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("/aws/", StringComparison.Ordinal));
        return path[0] != '/' || reserved || !Form.IsMatch(path) || path.Contains("//", StringComparison.Ordinal)
            ? SsmErrors.PathForm
            : null;
    }

    /// <summary>Whether the parameter stands below the path: directly, or at any depth.</summary>
    public static bool IsBelow(string name, string path, bool recursive)
    {
        string prefix = path.EndsWith('/') ? path : path + "/";
        string full = name.StartsWith('/') ? name : "/" + name;
        return full.StartsWith(prefix, StringComparison.Ordinal)
            && (recursive || !full[prefix.Length..].Contains('/', StringComparison.Ordinal));
    }

    /// <summary>Reads <c>name</c>, <c>name:3</c>, <c>name:label</c> or the same with an ARN.</summary>
    public static Reply<ParameterReference> Read(AccountId account, Region region, string text)
    {
        string trimmed = text.Trim();
        if (!trimmed.StartsWith("arn:", StringComparison.Ordinal))
        {
            string[] parts = trimmed.Split(':');
            bool valid = parts.Length <= 2 && Form.IsMatch(parts[0])
                && (parts[0][0] == '/' || !parts[0].Contains('/', StringComparison.Ordinal));
            return valid
                ? new ParameterReference(text, Subjects.Parameter(account, region, parts[0]), parts[0], account, Selector(parts))
                : SsmErrors.NameForm;
        }

        string[] arn = trimmed.Split(':', 6);
        if (arn is not ["arn", _, "ssm", var at, var owner, var resource] || at != region.Value
            || !resource.StartsWith("parameter/", StringComparison.Ordinal) || (owner.Length > 0 && !AccountId.IsValid(owner)))
        {
            return SsmErrors.Validation($"Invalid parameter ARN: {text}");
        }

        string[] named = resource["parameter".Length..].Split(':');
        AccountId? id = owner.Length == 0 ? null : new AccountId(owner);
        return new ParameterReference(text, string.Join(':', arn[..5]) + ":parameter" + named[0], named[0], id, Selector(named));
    }

    private static string? Selector(string[] parts) => parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;

    [GeneratedRegex("^[a-zA-Z0-9_.\\-/]{1,2048}$")]
    private static partial Regex Form { get; }
}

/// <summary>A parameter as a request names it.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Arn">Its ARN, without selector.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Null for AWS's own.</param>
/// <param name="Selector">A version or label, or null.</param>
internal sealed record ParameterReference(string Text, string Arn, string Name, AccountId? Owner, string? Selector);
