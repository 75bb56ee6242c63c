using Keyferry.Cloud.Execution;

namespace Keyferry.Cloud.Kms.Api;

/// <summary>What happens to keys by itself.</summary>
internal static class KeyTasks
{
    /// <summary>Does a task of KMS's kinds; each looks whether it is still to be done.</summary>
    public static void Complete(Run run, ScheduledTask task)
    {
        switch (task.Kind)
        {
            case ScheduledTaskKind.DeleteKey:
                KeyDeletion.Complete(run, task.Subject);
                break;
            case ScheduledTaskKind.FinishKey:
                Finish(run, task.Subject);
                break;
            case ScheduledTaskKind.RotateKey:
                KeyRotations.Complete(run, task.Subject);
                break;
            case ScheduledTaskKind.ExpireKeyMaterial:
                KeyImport.Expire(run, task.Subject);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{task.Kind} is no task of KMS's");
        }
    }

    /// <summary>Schedules what follows from a key as it is: its deletion, its next rotation, the end of its material. A key
    /// that a scenario shows as being created stays so: a check foretells what happens meanwhile.</summary>
    public static void Begin(Run run, KmsKey key)
    {
        Add(key.DeletionDate, ScheduledTaskKind.DeleteKey);
        Add(key.Rotation?.Next, ScheduledTaskKind.RotateKey);
        Add(key.ValidTo, ScheduledTaskKind.ExpireKeyMaterial);

        void Add(DateTimeOffset? due, ScheduledTaskKind kind)
        {
            if (due is { } time)
            {
                run.Schedule(time - run.World.Now, kind, key.Arn);
            }
        }
    }

    // A new replica, or a key whose set has got another primary.
    private static void Finish(Run run, string keyArn)
    {
        if (run.World.Keys.TryGetValue(keyArn, out KmsKey? key)
            && key.State.Or(KeyState.Enabled) is KeyState.Creating or KeyState.Updating)
        {
            KmsKey ready = key with { State = KeyState.Enabled };
            ready = key.IsImported ? KeyImport.Settled(ready, KeyMaterials.Find(run.World, key)) : ready;
            run.World = run.World with { Keys = run.World.Keys.SetItem(keyArn, ready) };
        }
    }
}
