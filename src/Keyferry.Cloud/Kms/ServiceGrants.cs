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
    /// <summary>Ends the grants of a grantee on a key: the volume is detached, or the instance is gone.</summary>
    public static void Retire(Run run, string keyArn, string grantee)
    {
        if (run.World.Keys.TryGetValue(keyArn, out KmsKey? key) && key.Grants.IsKnown)
        {
            Put(run, key with { Grants = key.Grants.Value.RemoveAll(g => g.GranteePrincipal == grantee) });
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
        Put(run, key with { Grants = key.Grants.Value.Add(grant) });
    }

    private static void Put(Run run, KmsKey key) => run.World = run.World with { Keys = run.World.Keys.SetItem(key.Arn, key) };
}
