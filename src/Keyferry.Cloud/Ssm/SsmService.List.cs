using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ssm;

/// <summary>What GetParametersByPath is asked for.</summary>
public sealed record ParameterPath(string Path)
{
    public bool Recursive { get; init; }

    public bool WithDecryption { get; init; }

    public ImmutableArray<ParameterFilter> Filters { get; init; } = [];

    /// <summary>1 to 10; null for 10.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

public sealed partial class SsmService
{
    public Reply<Page<FoundParameter>> GetParametersByPath(Caller caller, Region region, ParameterPath request)
    {
        string arn = Subjects.Parameter(AccountOf(caller), region, request.Path);
        using CallScope scope = run.Begin(caller, "ssm:GetParametersByPath", region, arn);
        Question question = About("ssm:GetParametersByPath", arn, region, null, ("ssm:Recursive", request.Recursive ? "true" : "false"));
        if (scope.Ask(run, caller, question, Denied) is { } denied)
        {
            return denied;
        }

        if ((ParameterNames.CheckPath(request.Path) ?? ParameterFilter.Check(request.Filters, byPath: true)) is { } invalid)
        {
            return scope.Fail(invalid);
        }

        bool isPublic = request.Path.StartsWith("/aws/", StringComparison.Ordinal);
        IEnumerable<SsmParameter> all = isPublic
            ? PublicImages.ParametersIn(region).Select(p => Public(region, p.Name, p.Image))
            : Own(AccountOf(caller), region);
        Reply<Page<SsmParameter>> page = Paging.Cut(
            all.Where(p => ParameterNames.IsBelow(p.Name, request.Path, request.Recursive) && Matches(request.Filters, p)),
            p => p.Name, request.MaxResults ?? PathPage, request.NextToken, () => SsmErrors.InvalidNextToken);
        return page.Succeeded ? OpenAll(scope, caller, page.Value!, request.WithDecryption) : scope.Fail(page.Error);
    }

    /// <summary>DescribeParameters: without the values.</summary>
    public Reply<Page<SsmParameter>> DescribeParameters(
        Caller caller, Region region, ImmutableArray<ParameterFilter> filters, int? maxResults, string? nextToken)
    {
        AccountId account = AccountOf(caller);
        string arn = $"arn:aws:ssm:{region}:{account}:*";
        using CallScope scope = run.Begin(caller, "ssm:DescribeParameters", region, arn);
        if (scope.Ask(run, caller, new Question("ssm:DescribeParameters", arn, region), Denied) is { } denied)
        {
            return denied;
        }

        if (ParameterFilter.Check(filters, byPath: false) is { } invalid)
        {
            return scope.Fail(invalid);
        }

        Reply<Page<SsmParameter>> page = Paging.Cut(
            Own(account, region).Where(p => Matches(filters, p)), p => p.Name, maxResults ?? HistoryPage, nextToken,
            () => SsmErrors.InvalidNextToken);
        return page.Succeeded ? page : scope.Fail(page.Error);
    }

    private IEnumerable<SsmParameter> Own(AccountId account, Region region) => run.World.Parameters.Values
        .Where(p => p.Account == account && p.Region == region && Newest(p.Arn) is not null);

    private bool Matches(ImmutableArray<ParameterFilter> filters, SsmParameter parameter)
    {
        ImmutableDictionary<string, string> tags = TagsOf(parameter.Arn);
        return filters.All(f => f.Matches(parameter, tags));
    }
}
