using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Ssm;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ssm;

namespace Keyferry.Server.Ssm;

/// <summary>Parameter Store's operations, mapped to the core.</summary>
public static class SsmOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.SsmModel.PutParameter, Put);
        table.Add(Api.SsmModel.GetParameter, Get);
        table.Add(Api.SsmModel.GetParameters, GetSeveral);
        table.Add(Api.SsmModel.GetParametersByPath, GetByPath);
        table.Add(Api.SsmModel.GetParameterHistory, History);
        table.Add(Api.SsmModel.DescribeParameters, Describe);
        table.Add(Api.SsmModel.DeleteParameter, (call, request) =>
            Of(call).DeleteParameter(call.Caller, call.Region, request.Name) is { Succeeded: false } failed
                ? failed.Error
                : new Reply<Api.DeleteParameterResult>(new(), null));
        table.Add(Api.SsmModel.DeleteParameters, DeleteSeveral);
        table.Add(Api.SsmModel.LabelParameterVersion, Label);
        table.Add(Api.SsmModel.UnlabelParameterVersion, Unlabel);
        table.Add(Api.SsmModel.AddTagsToResource, (call, request) =>
            Of(call).AddTagsToResource(call.Caller, call.Region, request.ResourceType, request.ResourceId, Tags(request.Tags))
                is { Succeeded: false } failed
                ? failed.Error
                : new Reply<Api.AddTagsToResourceResult>(new(), null));
        table.Add(Api.SsmModel.RemoveTagsFromResource, (call, request) =>
            Of(call).RemoveTagsFromResource(call.Caller, call.Region, request.ResourceType, request.ResourceId, request.TagKeys)
                is { Succeeded: false } failed
                ? failed.Error
                : new Reply<Api.RemoveTagsFromResourceResult>(new(), null));
        table.Add(Api.SsmModel.ListTagsForResource, ListTags);
    }

    private static SsmService Of(ServiceCall call) => new(call.Run);

    private static Reply<Api.PutParameterResult> Put(ServiceCall call, Api.PutParameterRequest request)
    {
        Reply<PutParameterResult> put = Of(call).PutParameter(call.Caller, call.Region, new PutParameterRequest(request.Name, request.Value)
        {
            Type = request.Type,
            Description = request.Description,
            KeyId = request.KeyId,
            Overwrite = request.Overwrite ?? false,
            AllowedPattern = request.AllowedPattern,
            Tags = Tags(request.Tags ?? []),
            Tier = request.Tier,
            Policies = request.Policies,
            DataType = request.DataType,
        });
        return put.Succeeded
            ? new Api.PutParameterResult { Version = put.Value!.Version, Tier = put.Value.Tier }
            : put.Error;
    }

    private static Reply<Api.GetParameterResult> Get(ServiceCall call, Api.GetParameterRequest request)
    {
        Reply<FoundParameter> found = Of(call).GetParameter(call.Caller, call.Region, request.Name, request.WithDecryption ?? false);
        return found.Succeeded ? new Api.GetParameterResult { Parameter = Parameter(found.Value!) } : found.Error;
    }

    private static Reply<Api.GetParametersResult> GetSeveral(ServiceCall call, Api.GetParametersRequest request)
    {
        Reply<FoundParameters> found = Of(call).GetParameters(call.Caller, call.Region, request.Names, request.WithDecryption ?? false);
        return found.Succeeded
            ? new Api.GetParametersResult
            {
                Parameters = [.. found.Value!.Parameters.Select(Parameter)],
                InvalidParameters = found.Value.Invalid,
            }
            : found.Error;
    }

    private static Reply<Api.GetParametersByPathResult> GetByPath(ServiceCall call, Api.GetParametersByPathRequest request)
    {
        Reply<Page<FoundParameter>> page = Of(call).GetParametersByPath(call.Caller, call.Region, new ParameterPath(request.Path)
        {
            Recursive = request.Recursive ?? false,
            WithDecryption = request.WithDecryption ?? false,
            Filters = Filters(request.ParameterFilters),
            MaxResults = request.MaxResults,
            NextToken = request.NextToken,
        });
        return page.Succeeded
            ? new Api.GetParametersByPathResult
            {
                Parameters = [.. page.Value!.Items.Select(Parameter)],
                NextToken = page.Value.NextToken,
            }
            : page.Error;
    }

    private static Reply<Api.GetParameterHistoryResult> History(ServiceCall call, Api.GetParameterHistoryRequest request)
    {
        Reply<Page<FoundParameter>> page = Of(call).GetParameterHistory(
            call.Caller, call.Region, request.Name, request.WithDecryption ?? false, request.MaxResults, request.NextToken);
        return page.Succeeded
            ? new Api.GetParameterHistoryResult
            {
                Parameters = [.. page.Value!.Items.Select(f => Version(f.Parameter))],
                NextToken = page.Value.NextToken,
            }
            : page.Error;
    }

    private static Reply<Api.DescribeParametersResult> Describe(ServiceCall call, Api.DescribeParametersRequest request)
    {
        // The older filters know names by their beginning.
        ImmutableArray<ParameterFilter> filters =
        [
            .. Filters(request.ParameterFilters),
            .. (request.Filters ?? []).Select(f => new ParameterFilter(f.Key, f.Key == "Name" ? "BeginsWith" : null, [.. f.Values])),
        ];
        Reply<Page<SsmParameter>> page = Of(call).DescribeParameters(
            call.Caller, call.Region, filters, request.MaxResults, request.NextToken);
        return page.Succeeded
            ? new Api.DescribeParametersResult
            {
                Parameters = [.. page.Value!.Items.Select(Metadata)],
                NextToken = page.Value.NextToken,
            }
            : page.Error;
    }

    private static Reply<Api.DeleteParametersResult> DeleteSeveral(ServiceCall call, Api.DeleteParametersRequest request)
    {
        Reply<DeletedParameters> deleted = Of(call).DeleteParameters(call.Caller, call.Region, request.Names);
        return deleted.Succeeded
            ? new Api.DeleteParametersResult { DeletedParameters = deleted.Value!.Deleted, InvalidParameters = deleted.Value.Invalid }
            : deleted.Error;
    }

    private static Reply<Api.LabelParameterVersionResult> Label(ServiceCall call, Api.LabelParameterVersionRequest request)
    {
        Reply<LabelledVersion> labelled = Of(call).LabelParameterVersion(
            call.Caller, call.Region, request.Name, request.ParameterVersion, request.Labels);
        return labelled.Succeeded
            ? new Api.LabelParameterVersionResult { InvalidLabels = labelled.Value!.Invalid, ParameterVersion = labelled.Value.Version }
            : labelled.Error;
    }

    private static Reply<Api.UnlabelParameterVersionResult> Unlabel(ServiceCall call, Api.UnlabelParameterVersionRequest request)
    {
        Reply<LabelledVersion> unlabelled = Of(call).UnlabelParameterVersion(
            call.Caller, call.Region, request.Name, request.ParameterVersion, request.Labels);
        return unlabelled.Succeeded
            ? new Api.UnlabelParameterVersionResult { RemovedLabels = unlabelled.Value!.Changed, InvalidLabels = unlabelled.Value.Invalid }
            : unlabelled.Error;
    }

    private static Reply<Api.ListTagsForResourceResult> ListTags(ServiceCall call, Api.ListTagsForResourceRequest request)
    {
        Reply<ImmutableDictionary<string, string>> tags = Of(call).ListTagsForResource(
            call.Caller, call.Region, request.ResourceType, request.ResourceId);
        return tags.Succeeded
            ? new Api.ListTagsForResourceResult
            {
                TagList =
                [
                    .. tags.Value!.OrderBy(t => t.Key, StringComparer.Ordinal)
                        .Select(t => new Api.Tag { Key = t.Key, Value = t.Value }),
                ],
            }
            : tags.Error;
    }

    private static Api.Parameter Parameter(FoundParameter found) => new()
    {
        Name = found.Parameter.Name,
        Type = found.Parameter.Type,
        Value = found.Parameter.Value,
        Version = found.Parameter.Version,
        Selector = found.Selector,
        LastModifiedDate = found.Parameter.LastModified,
        ARN = found.Arn,
        DataType = found.Parameter.DataType,
    };

    private static Api.ParameterMetadata Metadata(SsmParameter parameter) => new()
    {
        Name = parameter.Name,
        ARN = parameter.Arn,
        Type = parameter.Type,
        KeyId = parameter.KeyId,
        LastModifiedDate = parameter.LastModified,
        LastModifiedUser = parameter.LastModifiedUser,
        Description = parameter.Description,
        AllowedPattern = parameter.AllowedPattern,
        Version = parameter.Version,
        Tier = parameter.Tier,
        Policies = Policies(parameter),
        DataType = parameter.DataType,
    };

    private static Api.ParameterHistory Version(SsmParameter parameter) => new()
    {
        Name = parameter.Name,
        Type = parameter.Type,
        KeyId = parameter.KeyId,
        LastModifiedDate = parameter.LastModified,
        LastModifiedUser = parameter.LastModifiedUser,
        Description = parameter.Description,
        Value = parameter.Value,
        AllowedPattern = parameter.AllowedPattern,
        Version = parameter.Version,
        Labels = parameter.Labels,
        Tier = parameter.Tier,
        Policies = Policies(parameter),
        DataType = parameter.DataType,
    };

    private static IReadOnlyList<Api.ParameterInlinePolicy> Policies(SsmParameter parameter) =>
    [
        .. parameter.Policies.Select(p => new Api.ParameterInlinePolicy
        {
            PolicyText = p.Text,
            PolicyType = p.Type,
            PolicyStatus = "Pending",
        }),
    ];

    private static ImmutableArray<ParameterFilter> Filters(IReadOnlyList<Api.ParameterStringFilter>? filters) =>
        [.. (filters ?? []).Select(f => new ParameterFilter(f.Key, f.Option, [.. f.Values ?? []]))];

    private static ImmutableDictionary<string, string> Tags(IReadOnlyList<Api.Tag> tags) =>
        ImmutableDictionary<string, string>.Empty.SetItems(tags.Select(t => KeyValuePair.Create(t.Key, t.Value)));
}
