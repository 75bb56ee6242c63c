using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>What DeleteParameters answers.</summary>
public sealed record DeletedParameters(ImmutableArray<string> Deleted, ImmutableArray<string> Invalid);

/// <summary>What LabelParameterVersion and UnlabelParameterVersion answer: the labels that were changed, and those that can't be.</summary>
public sealed record LabelledVersion(int Version, ImmutableArray<string> Changed, ImmutableArray<string> Invalid);

public sealed partial class SsmService
{
    private const int MaxLabels = 10;

    [GeneratedRegex("^(?!aws|ssm|[0-9])[a-zA-Z0-9_.\\-]{1,100}$", RegexOptions.IgnoreCase)]
    private static partial Regex LabelForm { get; }

    public Reply<Done> DeleteParameter(Caller caller, Region region, string name)
    {
        string arn = Subjects.Parameter(AccountOf(caller), region, name);
        using CallScope scope = run.Begin(caller, "ssm:DeleteParameter", region, arn);
        if (scope.Ask(run, caller, About("ssm:DeleteParameter", arn, region), Denied) is { } denied)
        {
            return denied;
        }

        return Delete(arn) ? default(Done) : scope.Fail(SsmErrors.NotFound);
    }

    public Reply<DeletedParameters> DeleteParameters(Caller caller, Region region, IReadOnlyList<string> names)
    {
        using CallScope scope = run.Begin(caller, "ssm:DeleteParameters", region, "*");
        ImmutableArray<string>.Builder deleted = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>.Builder invalid = ImmutableArray.CreateBuilder<string>();
        foreach (string name in names)
        {
            string arn = Subjects.Parameter(AccountOf(caller), region, name);
            if (scope.Ask(run, caller, About("ssm:DeleteParameters", arn, region), Denied) is { } denied)
            {
                return denied;
            }

            (Delete(arn) ? deleted : invalid).Add(name);
        }

        return new DeletedParameters(deleted.ToImmutable(), invalid.ToImmutable());
    }

    /// <summary>Labels a version, the newest if none is named; a label moves away from the version that had it.</summary>
    public Reply<LabelledVersion> LabelParameterVersion(
        Caller caller, Region region, string name, long? version, IReadOnlyList<string> labels) =>
        ChangeLabels(caller, region, "ssm:LabelParameterVersion", name, version, chosen =>
        {
            ImmutableArray<string> valid = [.. labels.Where(l => LabelForm.IsMatch(l)).Distinct()];
            ImmutableArray<string> after = [.. chosen.Labels.Union(valid)];
            return after.Length > MaxLabels
                ? SsmErrors.TooManyLabels
                : (after, new LabelledVersion(chosen.Version, valid, [.. labels.Except(valid)]));
        });

    public Reply<LabelledVersion> UnlabelParameterVersion(
        Caller caller, Region region, string name, long version, IReadOnlyList<string> labels) =>
        ChangeLabels(caller, region, "ssm:UnlabelParameterVersion", name, version, chosen =>
        {
            ImmutableArray<string> removed = [.. labels.Intersect(chosen.Labels)];
            return ([.. chosen.Labels.Except(removed)],
                new LabelledVersion(chosen.Version, removed, [.. labels.Except(removed)]));
        });

    public Reply<Done> AddTagsToResource(
        Caller caller, Region region, string resourceType, string resourceId, ImmutableDictionary<string, string> tags) =>
        Tagging(caller, region, "ssm:AddTagsToResource", resourceType, resourceId, tags, before => before.SetItems(tags)) is { } error
            ? error
            : default(Done);

    public Reply<Done> RemoveTagsFromResource(
        Caller caller, Region region, string resourceType, string resourceId, IReadOnlyList<string> keys) =>
        Tagging(caller, region, "ssm:RemoveTagsFromResource", resourceType, resourceId,
            keys.Distinct().ToImmutableDictionary(k => k, _ => ""), before => before.RemoveRange(keys)) is { } error
            ? error
            : default(Done);

    public Reply<ImmutableDictionary<string, string>> ListTagsForResource(
        Caller caller, Region region, string resourceType, string resourceId) =>
        Tagging(caller, region, "ssm:ListTagsForResource", resourceType, resourceId, null, before => before) is { } error
            ? error
            : TagsOf(Subjects.Parameter(AccountOf(caller), region, resourceId));

    private ServiceError? Tagging(
        Caller caller, Region region, string action, string resourceType, string resourceId,
        ImmutableDictionary<string, string>? asked, Func<ImmutableDictionary<string, string>, ImmutableDictionary<string, string>> change)
    {
        string arn = Subjects.Parameter(AccountOf(caller), region, resourceId);
        using CallScope scope = run.Begin(caller, action, region, arn);
        if (resourceType != "Parameter")
        {
            return scope.Fail(SsmErrors.InvalidResourceType);
        }

        Question question = About(action, arn, region) with { RequestTags = asked ?? ImmutableDictionary<string, string>.Empty };
        if (scope.Ask(run, caller, question, Denied) is { } denied)
        {
            return denied;
        }

        if (Newest(arn) is null)
        {
            return scope.Fail(SsmErrors.InvalidResourceId);
        }

        ImmutableDictionary<string, string> tags = change(TagsOf(arn));
        if (tags.Count > MaxTags)
        {
            return scope.Fail(SsmErrors.TooManyTags);
        }

        SetTags(arn, tags);
        return null;
    }

    private Reply<LabelledVersion> ChangeLabels(
        Caller caller, Region region, string action, string name, long? version,
        Func<SsmParameter, Reply<(ImmutableArray<string> Labels, LabelledVersion Result)>> change)
    {
        string arn = Subjects.Parameter(AccountOf(caller), region, name);
        using CallScope scope = run.Begin(caller, action, region, arn);
        if (scope.Ask(run, caller, About(action, arn, region), Denied) is { } denied)
        {
            return denied;
        }

        ImmutableArray<SsmParameter> versions = Versions(arn);
        if (versions.IsEmpty)
        {
            return scope.Fail(SsmErrors.NotFound);
        }

        SsmParameter? chosen = version is null ? versions[^1] : versions.FirstOrDefault(v => v.Version == version);
        if (chosen is null)
        {
            return scope.Fail(SsmErrors.VersionNotFound(name, version!.Value.ToString(CultureInfo.InvariantCulture)));
        }

        Reply<(ImmutableArray<string> Labels, LabelledVersion Result)> changed = change(chosen);
        if (!changed.Succeeded)
        {
            return scope.Fail(changed.Error);
        }

        ImmutableArray<SsmParameter> after =
        [
            .. versions.Select(v => v with
            {
                Labels = v.Version == chosen.Version ? changed.Value.Labels : v.Labels.RemoveRange(changed.Value.Labels),
            }),
        ];
        run.World = run.World with
        {
            Parameters = run.World.Parameters.SetItem(arn, after[^1]),
            Ssm = run.World.Ssm with { History = run.World.Ssm.History.SetItem(arn, after[..^1]) },
        };
        return changed.Value.Result;
    }

    private bool Delete(string arn)
    {
        bool there = Newest(arn) is not null;
        run.World = run.World with
        {
            Parameters = run.World.Parameters.Remove(arn),
            Ssm = run.World.Ssm with { History = run.World.Ssm.History.Remove(arn), Tags = run.World.Ssm.Tags.Remove(arn) },
        };
        return there;
    }

    private void SetTags(string arn, ImmutableDictionary<string, string> tags) => run.World = run.World with
    {
        Ssm = run.World.Ssm with
        {
            Tags = tags.IsEmpty ? run.World.Ssm.Tags.Remove(arn) : run.World.Ssm.Tags.SetItem(arn, tags),
        },
    };
}
