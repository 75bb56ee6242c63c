using System.Collections.Immutable;
using Keyferry.Cloud.Ec2;
using Keyferry.Cloud.Ec2.Describing;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Api = Keyferry.Wire.Services.Ec2;

namespace Keyferry.Server.Ec2;

/// <summary>Tags of EC2's resources.</summary>
internal static class Ec2TagOperations
{
    public static void AddTo(OperationTable table)
    {
        table.Add(Api.Ec2Model.CreateTags, CreateTags);
        table.Add(Api.Ec2Model.DeleteTags, (call, request) => new Ec2Service(call.Run).UntagResources(
            call.Caller, call.Region, Reading.Texts(request.Resources),
            [.. (request.Tags ?? []).Select(t => (t.Key ?? "", t.Value))]).UnlessDryRun(request.DryRun));
        table.Add(Api.Ec2Model.DescribeTags, (call, request) => new Ec2Service(call.Run).DescribeTags(
            call.Caller, call.Region, Reading.Filters(request.Filters), new Ec2PageRequest(request.MaxResults, request.NextToken))
            .Answer(request.DryRun, page => new Api.DescribeTagsResult
            {
                Tags =
                [
                    .. page.Items.Select(t => new Api.TagDescription
                    {
                        Key = t.Key,
                        Value = t.Value,
                        ResourceId = t.ResourceId,
                        ResourceType = t.ResourceType,
                    }),
                ],
                NextToken = page.NextToken,
            }));
    }

    private static Reply<Done> CreateTags(ServiceCall call, Api.CreateTagsRequest request)
    {
        Reply<ImmutableDictionary<string, string>> tags = TagRules.Read(request.Tags.Select(t => (t.Key ?? "", t.Value ?? "")));
        return tags.Succeeded
            ? new Ec2Service(call.Run).TagResources(call.Caller, call.Region, Reading.Texts(request.Resources), tags.Value!)
                .UnlessDryRun(request.DryRun)
            : tags.Error;
    }
}
