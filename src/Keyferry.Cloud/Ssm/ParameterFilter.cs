using System.Collections.Frozen;
using System.Collections.Immutable;
using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Ssm;

/// <summary>
/// One condition on parameters
/// (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html).
/// </summary>
/// <param name="Key"><c>Name</c>, <c>Type</c>, <c>KeyId</c>, <c>Path</c>, <c>Label</c>, <c>Tier</c>, <c>DataType</c>, <c>tag:…</c>.</param>
/// <param name="Option"><c>Equals</c>, <c>BeginsWith</c>, <c>Contains</c>; for paths <c>OneLevel</c>, <c>Recursive</c>; null: the first.</param>
/// <param name="Values">Any of them.</param>
public sealed record ParameterFilter(string Key, string? Option, ImmutableArray<string> Values)
{
    private static readonly FrozenSet<string> s_describeKeys =
        FrozenSet.Create(StringComparer.Ordinal, "Path", "Name", "Type", "KeyId", "Tier", "DataType");

    private static readonly FrozenSet<string> s_pathKeys = FrozenSet.Create(StringComparer.Ordinal, "Type", "KeyId", "Label");

    private bool IsTag => Key.StartsWith("tag:", StringComparison.Ordinal);

    /// <summary>Why the filters can't be used, or null.</summary>
    internal static ServiceError? Check(ImmutableArray<ParameterFilter> filters, bool byPath)
    {
        FrozenSet<string> keys = byPath ? s_pathKeys : s_describeKeys;
        foreach (ParameterFilter filter in filters)
        {
            if (!keys.Contains(filter.Key) && (byPath || !filter.IsTag))
            {
                return SsmErrors.Error("InvalidFilterKey",
                    $"The following filter key is not valid: {filter.Key}. Valid filter keys include: [{string.Join(", ", keys.Order(StringComparer.Ordinal))}].");
            }

            if (filters.Count(f => f.Key == filter.Key) > 1)
            {
                return SsmErrors.Error("InvalidFilterKey",
                    $"The following filter is duplicated in the request: {filter.Key}. A request can contain only one occurrence of a specific filter.");
            }

            if ((filter.CheckOption() ?? filter.CheckValues()) is { } invalid)
            {
                return invalid;
            }
        }

        return null;
    }

    internal bool Matches(SsmParameter parameter, ImmutableDictionary<string, string> tags) => Key switch
    {
        "Path" => Values.Any(v => ParameterNames.IsBelow(parameter.Name, v, Option == "Recursive")),
        "Name" => Any(parameter.Name) || Any(parameter.Name.TrimStart('/')),
        "Type" => Any(parameter.Type),
        "KeyId" => parameter.Type == SsmParameter.SecureString && Any(parameter.KeyId ?? ""),
        "Label" => parameter.Labels.Any(Any),
        "Tier" => Any(parameter.Tier),
        "DataType" => Any(parameter.DataType),
        _ => tags.TryGetValue(Key["tag:".Length..], out string? tag) && (Values.IsEmpty || Any(tag)),
    };

    private bool Any(string text) => Option switch
    {
        "BeginsWith" => Values.Any(v => text.StartsWith(v, StringComparison.Ordinal)),
        "Contains" => Values.Any(v => text.Contains(v, StringComparison.Ordinal)),
        _ => Values.Contains(text),
    };

    private ServiceError? CheckOption()
    {
        string[] options = Key switch
        {
            "Path" => ["OneLevel", "Recursive"],
            "Name" => ["BeginsWith", "Contains", "Equals"],
            _ => ["BeginsWith", "Equals"],
        };
        return Option is null || options.Contains(Option)
            ? null
            : SsmErrors.Error("InvalidFilterOption",
                $"The following filter option is not valid: {Option}. Valid options include: [{string.Join(", ", options)}].");
    }

    private ServiceError? CheckValues()
    {
        if (Values.IsEmpty && !IsTag)
        {
            return SsmErrors.Error("InvalidFilterValue", $"The following filter values are missing : null for filter key {Key}.");
        }

        return Key == "Path" ? Values.Select(ParameterNames.CheckPath).FirstOrDefault(e => e is not null) : null;
    }
}
