using System.Collections.Immutable;
using CsCheck;
using Keyferry.Cloud.Execution;
using Keyferry.Cloud.Kms;
using Xunit;

namespace Keyferry.Cloud.Tests.Kms;

public class DataKeysTests
{
    private static readonly Gen<ImmutableDictionary<string, string>> s_contexts =
        Gen.Dictionary(Gen.String[1, 6], Gen.String[0, 6])[0, 4].Select(d => d.ToImmutableDictionary());

    private static Run NewRun(Func<KmsKey, KmsKey>? change = null) => new(
        new TestWorld().Key(TestWorld.Source, TestWorld.East, TestWorld.KeyId, change: change).World, ExecutionMode.Actual)
    {
        Platform = new TestPlatform(),
    };

    [Fact]
    public void A_data_key_is_unwrapped_under_its_own_context_and_no_other() =>
        s_contexts.Select(s_contexts, Gen.Int[1, 64]).Sample((context, other, length) =>
        {
            Run run = NewRun();
            DataKey made = DataKeys.Generate(run, run.World.Keys[TestWorld.SourceKey], context, length).Value!;

            Assert.Equal(made.Plaintext, DataKeys.Unwrap(run.World, TestWorld.SourceKey, made.Wrapped.AsSpan(), context).Value);
            bool same = context.Count == other.Count && context.All(p => other.GetValueOrDefault(p.Key) == p.Value);
            Assert.Equal(same, DataKeys.Unwrap(run.World, TestWorld.SourceKey, made.Wrapped.AsSpan(), other).Succeeded);
        });

    [Fact]
    public void Whatever_byte_is_changed_nothing_is_unwrapped() =>
        Gen.Int[0, 10_000].Select(Gen.Byte[1, 255]).Sample((at, change) =>
        {
            Run run = NewRun();
            DataKey made = DataKeys.Generate(run, run.World.Keys[TestWorld.SourceKey], DataKeys.EbsContext("vol-1")).Value!;
            byte[] bytes = [.. made.Wrapped];
            bytes[at % bytes.Length] ^= change;

            Reply<byte[]> reply = DataKeys.Unwrap(run.World, TestWorld.SourceKey, bytes, DataKeys.EbsContext("vol-1"));

            Assert.Equal("InvalidCiphertextException", reply.Error?.Code);
        });

    [Fact]
    public void A_disabled_key_neither_wraps_nor_unwraps()
    {
        Run run = NewRun();
        DataKey made = DataKeys.Generate(run, run.World.Keys[TestWorld.SourceKey], DataKeys.EbsContext("vol-1")).Value!;
        KmsKey disabled = run.World.Keys[TestWorld.SourceKey] with { State = KeyState.Disabled };
        run.World = run.World with { Keys = run.World.Keys.SetItem(disabled.Arn, disabled) };

        Assert.Equal("DisabledException", DataKeys.Generate(run, disabled, DataKeys.EbsContext("vol-1")).Error?.Code);
        Assert.Equal(
            "DisabledException",
            DataKeys.Unwrap(run.World, disabled.Arn, made.Wrapped.AsSpan(), DataKeys.EbsContext("vol-1")).Error?.Code);
    }

    [Fact]
    public void The_AWS_managed_key_is_there_from_its_first_use()
    {
        Run run = NewRun();
        KmsKey managed = AwsManagedKeys.For(TestWorld.Source, TestWorld.East);

        DataKey made = DataKeys.Generate(run, managed, DataKeys.EbsContext("vol-1")).Value!;

        Assert.Equal(run.World.Now, run.World.Kms.AwsManagedKeys[managed.Arn]);
        Assert.Equal(
            made.Plaintext, DataKeys.Unwrap(run.World, managed.Arn, made.Wrapped.AsSpan(), DataKeys.EbsContext("vol-1")).Value);
    }
}
