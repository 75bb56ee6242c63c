using System.Text;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Keyferry.Cloud.Kms.Api;
using Keyferry.Cloud.Worlds;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

/// <summary>A world in which callers use KMS, one call after the other, as a host would let them.</summary>
internal sealed class KmsBench(TestWorld? world = null)
{
    private readonly TestPlatform _platform = new();
    private readonly DecisionCache _decisions = new();

    public World World { get; set; } = (world ?? new TestWorld()).World;

    public Caller Root { get; } = Caller.Root(TestWorld.Source);

    /// <summary>One call; what it changed stays only if it succeeded.</summary>
    public Reply<T> Call<T>(Func<KmsApi, Reply<T>> call, Caller? caller = null, Region? region = null)
    {
        Run run = new(World, ExecutionMode.Actual, _decisions) { Platform = _platform };
        Reply<T> reply = call(new KmsApi(run, caller ?? Root, region ?? TestWorld.East));
        World = reply.Succeeded ? run.World : World;
        return reply;
    }

    public T Do<T>(Func<KmsApi, Reply<T>> call, Caller? caller = null, Region? region = null)
    {
        Reply<T> reply = Call(call, caller, region);
        Assert.Null(reply.Error);
        return reply.Value!;
    }

    public ServiceError Fail<T>(Func<KmsApi, Reply<T>> call, Caller? caller = null, Region? region = null)
    {
        ServiceError? error = Call(call, caller, region).Error;
        Assert.NotNull(error);
        return error;
    }

    public KmsKey CreateKey(NewKeyRequest? request = null) => Do(kms => kms.CreateKey(request ?? new NewKeyRequest())).Key;

    public Ciphered Encrypt(string keyId, string text) =>
        Do(kms => kms.Encrypt(new CipherRequest(keyId), Encoding.UTF8.GetBytes(text)));

    public string Decrypt(byte[] ciphertext, Region? region = null) =>
        Encoding.UTF8.GetString(Do(kms => kms.Decrypt(new CipherRequest(null), ciphertext), region: region).Bytes);

    /// <summary>Lets time pass, with everything that is due on the way.</summary>
    public void Pass(TimeSpan time)
    {
        DateTimeOffset end = World.Now + time;
        while (World.Schedule.Values.Where(t => t.Due <= end).OrderBy(t => t.Due).FirstOrDefault() is { } due)
        {
            Run run = new(World with { Now = due.Due > World.Now ? due.Due : World.Now }, ExecutionMode.Actual) { Platform = _platform };
            ScheduledWork.Complete(run, due, null);
            World = run.World;
        }

        World = World with { Now = end };
    }
}
