using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;

namespace Keyferry.Cloud.Ec2;

// CopyImage as clients call it: the answer is a pending image, what becomes of it shows later.
public sealed partial class Ec2Service
{
    /// <summary>
    /// CopyImage with all that clients see: idempotent by its token, and pending until its snapshots are there or KMS has said
    /// no (F2.68, F2.71). EBS asks KMS as it begins; the answer shows when the copy would have been done.
    /// </summary>
    public Reply<string> BeginCopyImage(Caller caller, Region region, CopyImageRequest request, string? clientToken)
    {
        const string operation = "CopyImage";
        using CallScope scope = run.Begin(caller, "ec2:CopyImage", region, $"arn:aws:ec2:{region}::image/*");
        AccountId account = Account(caller);
        string parameters = Parameters(request);
        Reply<string?> before = ClientTokens.Find(run, account, region, operation, clientToken, parameters);
        if (!before.Succeeded || before.Value is not null)
        {
            return before.Succeeded ? before.Value! : scope.Fail(before.Error);
        }

        Reply<string> begun = CopyImage(caller, region, WithCopiedTags(account, request));
        if (!begun.Succeeded)
        {
            return scope.Fail(begun.Error);
        }

        string imageId = begun.Value!;
        Image decided = FinishCopy(caller, region, imageId, request);
        TagSnapshots(decided, request.SnapshotTags);
        if (run.Platform is { } platform && decided.State == ImageState.Failed)
        {
            run.World = run.ImageNames.Put(World, decided with { State = ImageState.Pending, StateReason = null });
            run.World = World with
            {
                Ec2 = World.Ec2 with { FailingCopies = World.Ec2.FailingCopies.SetItem((region, imageId), decided.StateReason ?? "") },
            };
            run.Schedule(platform.Pace, ScheduledTaskKind.FinishSnapshot, $"{region}/{imageId}");
        }

        ClientTokens.Remember(run, account, region, operation, clientToken, parameters, imageId);
        return imageId;
    }

    /// <summary>The end of a copy that <see cref="BeginCopyImage"/> knew to fail.</summary>
    /// <param name="run">A run whose clock is past the task's time.</param>
    /// <param name="subject">Region and image, <c>us-east-1/ami-0123456789abcdef0</c>.</param>
    internal static void EndFailingCopy(Run run, string subject)
    {
        string[] parts = subject.Split('/');
        (Region, string) key = (new Region(parts[0]), parts[1]);
        World world = run.World;
        if (!world.Ec2.FailingCopies.TryGetValue(key, out string? reason))
        {
            return;
        }

        world = world with { Ec2 = world.Ec2 with { FailingCopies = world.Ec2.FailingCopies.Remove(key) } };
        run.World = world.Images.GetValueOrDefault(key) is { State: ImageState.Pending } image
            ? run.ImageNames.Put(world, image with { State = ImageState.Failed, StateReason = reason })
            : world;
    }

    // F2.57: only the caller's own tags are copied; those of the request come before them.
    private CopyImageRequest WithCopiedTags(AccountId account, CopyImageRequest request) =>
        request.CopiesTags && FindImage(request.SourceRegion, request.SourceImageId) is { } source && source.Owner == account
            ? request with
            {
                Tags = source.Tags
                    .Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal)).ToImmutableDictionary().SetItems(request.Tags),
            }
            : request;

    private void TagSnapshots(Image image, ImmutableDictionary<string, string> tags)
    {
        if (tags.IsEmpty)
        {
            return;
        }

        foreach (Snapshot snapshot in SnapshotsOf(image).Where(s => s.Owner == image.Owner).ToList())
        {
            Put(snapshot with { Tags = tags });
        }
    }

    private static string Parameters(CopyImageRequest request) => string.Join(
        '\n',
        request.SourceRegion, request.SourceImageId, request.Name, request.Description, request.Encrypted, request.KmsKeyId,
        request.CopiesTags, Text(request.Tags), Text(request.SnapshotTags));

    private static string Text(ImmutableDictionary<string, string> tags) =>
        string.Join('\t', tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"));
}
