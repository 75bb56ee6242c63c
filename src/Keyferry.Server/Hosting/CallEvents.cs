using System.Collections.Immutable;
using Keyferry.Cloud.CloudTrail;
using Keyferry.Cloud.Execution;
using Keyferry.Server.Dispatch;
using Keyferry.Wire.Formats;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Hosting;

/// <summary>Keeps every call for CloudTrail: clients' calls, and those that services make by themselves later.</summary>
public sealed class CallEvents(EventLog events) : ICallObserver
{
    public void Observe(Served served)
    {
        if (served is not { Run: { } run, Sender: { } sender, Operation: { } operation })
        {
            return;
        }

        // The run holds a world, an answer may be a megabyte: only what the record needs is kept.
        ImmutableArray<Call> trace = Kept(run, served.Input is { Members.IsEmpty: false });
        if (trace.IsEmpty)
        {
            return;
        }

        WireValue.Structure? input = trace.Any(TrailRecorder.TellsRequest) ? served.Input : null;
        WireValue.Structure? output = served.Error is null && trace.Any(TrailRecorder.TellsAnswer) ? served.Output : null;
        TrailFacts facts = new()
        {
            EventId = Guid.NewGuid().ToString(),
            RequestId = served.RequestId,
            Time = served.At,
            AccessKeyId = sender.AccessKeyId,
            SessionBegan = sender.SessionBegan,
            SourceIpAddress = served.Address,
            UserAgent = served.UserAgent ?? "",
        };
        events.Append(() =>
        {
            TrailFacts full = facts with
            {
                RequestParameters = Text(operation.Input, input),
                ResponseElements = Text(operation.Output, output),
            };
            return [.. trace.SelectMany(call => TrailRecorder.Record(call, full))];
        });
    }

    /// <summary>The calls of a task, which a service makes by itself.</summary>
    public void Observe(ScheduledTask task, Run run)
    {
        ImmutableArray<Call> trace = Kept(run, hasParameters: false);
        if (trace.IsEmpty)
        {
            return;
        }

        DateTimeOffset now = run.World.Now;
        string service = task.Kind switch
        {
            ScheduledTaskKind.AdvanceImage or ScheduledTaskKind.StartPipeline => "imagebuilder.amazonaws.com",
            ScheduledTaskKind.DeleteKey or ScheduledTaskKind.FinishKey
                or ScheduledTaskKind.RotateKey or ScheduledTaskKind.ExpireKeyMaterial => "kms.amazonaws.com",
            ScheduledTaskKind.FinishAccount => "organizations.amazonaws.com",
            ScheduledTaskKind.FinishRegionOptIn => "account.amazonaws.com",
            _ => "ec2.amazonaws.com",
        };
        events.Append(() =>
        [
            .. trace.SelectMany(
                call => TrailRecorder.Record(call, TrailFacts.OfService(service, Guid.NewGuid().ToString(), now))),
        ]);
    }

    private static ImmutableArray<Call> Kept(Run run, bool hasParameters) =>
        [.. run.Trace.Where(TrailRecorder.IsRecorded).Select(call => TrailRecorder.WithoutPolicies(call, hasParameters))];

    private static string? Text(Shape.Structure? shape, WireValue.Structure? value) =>
        shape is null || value is null or { Members.IsEmpty: true } ? null : JsonText.WithoutSecrets(shape, value);
}
