using System.Collections.Immutable;
using System.Globalization;
using Amazon.SecurityToken.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Reading;
using Keyferry.Cloud.Worlds;
using Keyferry.Wire.Services.CloudTrail;
using Keyferry.Wire.Services.ImageBuilder;

namespace Keyferry.Aws.History;

/// <summary>
/// Reads what AWS recorded of a failed image: its state, its workflows' steps, and CloudTrail's events around that time in the
/// accounts and Regions that it went to.
/// </summary>
public sealed class HistoryReading(AwsAccess access, TimeProvider clock)
{
    // CloudTrail answers two look-ups a second in an account and Region, fifty events each
    // (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html), the newest first.
    private const int MostPages = 4;

    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(5);

    /// <summary>The image that a pipeline made last; null where it made none, or that can't be read.</summary>
    public async Task<Answer<string?>> LatestImageAsync(string pipelineArn, AccountId account, Region region)
    {
        Answer<IReadOnlyList<ImageSummary>> answer = await access.ReadAsync(
            account, region, ReadActions.ListImagePipelineImages, pipelineArn, (aws, stop) => Pages.AllAsync<ImageSummary>(async next =>
            {
                ListImagePipelineImagesResponse page = await aws.ImageBuilder.ListImagePipelineImagesAsync(
                    new ListImagePipelineImagesRequest { ImagePipelineArn = pipelineArn, NextToken = next }, stop).ConfigureAwait(false);
                return (page.ImageSummaryList, page.NextToken);
            })).ConfigureAwait(false);
        return answer.Select(images => images.OrderBy(i => i.DateCreated, StringComparer.Ordinal).LastOrDefault()?.Arn);
    }

    /// <summary>An image with what became of it.</summary>
    public async Task<Answer<ImageHistory>> ReadAsync(string imageArn, AccountId account, Region region)
    {
        Answer<GetImageResponse> answer = await access.ReadAsync(
            account, region, ReadActions.GetImage, imageArn,
            (aws, stop) => aws.ImageBuilder.GetImageAsync(new GetImageRequest { ImageBuildVersionArn = imageArn }, stop)).ConfigureAwait(false);
        if (answer is not Answer<GetImageResponse>.Known { Value.Image: { } image })
        {
            return answer.Select(_ => new ImageHistory(imageArn, "", null));
        }

        (ImmutableArray<StepRecord> steps, DateTimeOffset? ended, ImmutableArray<Unread> unread) =
            await StepsAsync(imageArn, account, region).ConfigureAwait(false);
        return new Answer<ImageHistory>.Known(new ImageHistory(imageArn, image.State?.Status ?? "", image.State?.Reason)
        {
            PipelineArn = image.SourcePipelineArn,
            Created = Time(image.DateCreated),
            Ended = ended,
            FailedSteps = steps,
            Unread = unread,
        });
    }

    /// <summary>
    /// CloudTrail's events of the sessions that distribute, from the image's beginning on, and of whatever changed something
    /// after its end: each as the JSON of its record. The places are asked at once.
    /// </summary>
    /// <param name="history">the image</param>
    /// <param name="places">accounts and Regions</param>
    /// <param name="sessions">the names of the sessions that distribute</param>
    public async Task<(ImmutableArray<string> Events, ImmutableArray<Unread> Unread)> EventsAsync(
        ImageHistory history, IEnumerable<(AccountId Account, Region Region)> places, IEnumerable<string> sessions)
    {
        DateTimeOffset begin = (history.Created ?? clock.GetUtcNow() - TimeSpan.FromDays(1)) - s_before;
        string[] names = [.. sessions.Distinct(StringComparer.Ordinal)];
        Answer<ImmutableArray<string>>[] answers = await Task.WhenAll(places.Distinct().SelectMany(place => names
            .Select(name => LookUpAsync(place.Account, place.Region, "Username", name, begin))
            .Append(LookUpAsync(place.Account, place.Region, "ReadOnly", "false", history.Ended ?? begin)))).ConfigureAwait(false);
        return
        (
            [.. answers.OfType<Answer<ImmutableArray<string>>.Known>().SelectMany(a => a.Value).Distinct(StringComparer.Ordinal)],
            [.. answers.OfType<Answer<ImmutableArray<string>>.Unknown>().Select(a => a.Because)]);
    }

    /// <summary>What an encoded authorization message holds; null if it can't be decoded there.</summary>
    public async Task<string?> DecodeAsync(AccountId account, Region region, string encoded)
    {
        Answer<string> answer = await access.ReadAsync(
            account, region, ReadActions.DecodeAuthorizationMessage, "", async (aws, stop) => (await aws.Sts.DecodeAuthorizationMessageAsync(
                new DecodeAuthorizationMessageRequest { EncodedMessage = encoded }, stop).ConfigureAwait(false)).DecodedMessage)
            .ConfigureAwait(false);
        return answer is Answer<string>.Known known ? known.Value : null;
    }

    private async Task<(ImmutableArray<StepRecord> Steps, DateTimeOffset? Ended, ImmutableArray<Unread> Unread)> StepsAsync(
        string imageArn, AccountId account, Region region)
    {
        Answer<IReadOnlyList<WorkflowExecutionMetadata>> workflows = await access.ReadAsync(
            account, region, ReadActions.ListWorkflowExecutions, imageArn, (aws, stop) => Pages.AllAsync<WorkflowExecutionMetadata>(
                async next =>
                {
                    ListWorkflowExecutionsResponse page = await aws.ImageBuilder.ListWorkflowExecutionsAsync(
                        new ListWorkflowExecutionsRequest { ImageBuildVersionArn = imageArn, NextToken = next }, stop).ConfigureAwait(false);
                    return (page.WorkflowExecutions, page.NextToken);
                })).ConfigureAwait(false);
        if (workflows is not Answer<IReadOnlyList<WorkflowExecutionMetadata>>.Known { Value: { } executions })
        {
            return ([], null, workflows is Answer<IReadOnlyList<WorkflowExecutionMetadata>>.Unknown unknown ? [unknown.Because] : []);
        }

        Answer<IReadOnlyList<WorkflowStepMetadata>>[] answers = await Task.WhenAll(executions
            .Where(e => e.WorkflowExecutionId is not null && e.Retried != true && e.Status is "FAILED" or "CANCELLED" or "ROLLBACK_COMPLETED")
            .Select(e => StepsOfAsync(e.WorkflowExecutionId!, account, region))).ConfigureAwait(false);
        return
        (
            [
                .. answers.OfType<Answer<IReadOnlyList<WorkflowStepMetadata>>.Known>().SelectMany(a => a.Value)
                    .Where(s => s.Status is "FAILED" or "CANCELLED" or "TIMED_OUT")
                    .Select(s => new StepRecord(s.Name ?? "", s.Action ?? "", s.Status ?? "", s.Message, s.EndTime))
                    .OrderBy(s => s.Ended, StringComparer.Ordinal),
            ],
            executions.Select(e => Time(e.EndTime)).Max(),
            [.. answers.OfType<Answer<IReadOnlyList<WorkflowStepMetadata>>.Unknown>().Select(a => a.Because)]);
    }

    private Task<Answer<IReadOnlyList<WorkflowStepMetadata>>> StepsOfAsync(string workflow, AccountId account, Region region) =>
        access.ReadAsync(
            account, region, ReadActions.ListWorkflowStepExecutions, workflow, (aws, stop) => Pages.AllAsync<WorkflowStepMetadata>(
                async next =>
                {
                    ListWorkflowStepExecutionsResponse page = await aws.ImageBuilder.ListWorkflowStepExecutionsAsync(
                        new ListWorkflowStepExecutionsRequest { WorkflowExecutionId = workflow, NextToken = next }, stop)
                        .ConfigureAwait(false);
                    return (page.Steps, page.NextToken);
                }));

    private Task<Answer<ImmutableArray<string>>> LookUpAsync(
        AccountId account, Region region, string attribute, string value, DateTimeOffset begin) => access.ReadAsync(
        account, region, ReadActions.LookupEvents, $"{attribute} {value}", async (aws, stop) =>
        {
            var events = ImmutableArray.CreateBuilder<string>();
            string? next = null;
            for (int page = 0; page == 0 || (next is not null && page < MostPages); page++)
            {
                LookupEventsResponse answer = await aws.CloudTrail.LookupEventsAsync(
                    new LookupEventsRequest
                    {
                        LookupAttributes = [new LookupAttribute { AttributeKey = attribute, AttributeValue = value }],
                        StartTime = begin,
                        NextToken = next,
                    },
                    stop).ConfigureAwait(false);
                events.AddRange((answer.Events ?? []).Select(e => e.CloudTrailEvent).OfType<string>());
                next = answer.NextToken;
            }

            return events.ToImmutable();
        });

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
