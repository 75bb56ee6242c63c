using System.Collections.Immutable;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Worlds;
using Keyferry.Policies.Evaluation;

namespace Keyferry.Cloud.Kms;

/// <summary>
/// The grants that EC2 makes for an attached volume: it decrypts the volume's data key as long as the volume is attached
/// (F3.7, F3.8, F10.3). Only a run that really acts keeps them; those of a copy end with it and nobody sees them.
/// </summary>
public static class ServiceGrants
{
    private const string EbsId = "aws:ebs:id";

    /// <summary>Ends the grant for a volume on its key: it is detached, or the instance is gone.</summary>
    /// <param name="run">A run that really acts.</param>
    /// <param name="keyArn">The volume's key; null: it isn't encrypted.</param>
    /// <param name="volumeId">The volume.</param>
    public static void Retire(Run run, string? keyArn, string volumeId)
    {
        if (keyArn is not null && run.World.Keys.TryGetValue(keyArn, out KmsKey? key) && key.Grants.IsKnown
            && key.Grants.Value.Any(g => IsFor(g, volumeId)))
        {
            Put(run, key with { Grants = key.Grants.Value.RemoveAll(g => IsFor(g, volumeId)) });
        }
    }

    /// <summary>Keeps the grant that the caller was just allowed to make through EC2.</summary>
    internal static void Keep(Run run, Caller caller, KmsKey asked, KmsRequest request)
    {
        // The newest state of the key: the asker may hold an older one. AWS managed keys hold no grants here.
        if (run.Platform is not { } platform || request is not { GranteePrincipal: { } grantee, EbsId: { } id }
            || !run.World.Keys.TryGetValue(asked.Arn, out KmsKey? key) || !key.Grants.IsKnown)
        {
            return;
        }

        Grant grant = new()
        {
            GrantId = Convert.ToHexStringLower(platform.RandomBytes(32)),
            GranteePrincipal = grantee,
            Operations = ["Decrypt"],
            EncryptionContextSubset = DataKeys.EbsContext(id),
            CreationDate = run.World.Now,
            IssuingAccount = caller.Account is { } account ? Subjects.Account(account) : null,
        };
        Put(run, key with { Grants = key.Grants.Value.RemoveAll(g => IsFor(g, id)).Add(grant) });
    }

    private static bool IsFor(Grant grant, string volumeId) =>
        grant.EncryptionContextSubset?.GetValueOrDefault(EbsId) == volumeId
        && grant.GranteePrincipal.Contains(":assumed-role/aws:ec2-infrastructure/", StringComparison.Ordinal);

    private static void Put(Run run, KmsKey key) => run.World = run.World with { Keys = run.World.Keys.SetItem(key.Arn, key) };
}
