using Amazon.EC2.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Wire.Services.ImageBuilder;
using Keyferry.Wire.Values;

namespace Keyferry.Aws.Tests.Calling;

/// <summary>Whatever happens on the way, a read gives the same answer or says that there is none.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(0.4);

    /// <summary>Longer than a read may take: only what ends an attempt helps against it.</summary>
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(30);

    private LocalAccounts _local = null!;

    public static TheoryData<string> Faults => [.. Enum.GetNames<Fault>().Where(f => f != nameof(Fault.None))];

    public async ValueTask InitializeAsync() => _local = await LocalAccounts.OfExampleAsync("golden");

    public ValueTask DisposeAsync() => _local.DisposeAsync();

    /// <summary>Each kind of fault befalls the first request of each read; the SDK tries again.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_passes_changes_no_answer(string kind)
    {
        string[] untroubled = await AllAsync(_local.Options);
        Fault fault = Enum.Parse<Fault>(kind);
        int requests = 0;
        await using FaultyProxy proxy = new(
            _local.Endpoint, () => Interlocked.Increment(ref requests) % 3 == 2 ? fault : Fault.None, s_stall);
        // What passes must not be overtaken by the clock, however busy the machine is.
        string[] troubled = await AllAsync(
            Through(proxy) with { AttemptTime = TimeSpan.FromSeconds(2.5), ReadTime = TimeSpan.FromMinutes(2) });
        AssertSameOrUnknown(untroubled, troubled);

        // A document cut in half with a length that fits is an answer to the SDK, which tries only some of those again.
        Assert.True(fault == Fault.Halved || troubled.SequenceEqual(untroubled), string.Join('\n', troubled));
    }

    /// <summary>And when it does not pass, no read hangs, and each says what it could not find out.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_that_stays_leaves_unknowns_with_their_reasons(string kind)
    {
        Fault fault = Enum.Parse<Fault>(kind);
        int requests = 0;
        await using FaultyProxy proxy = new(
            _local.Endpoint, () => Interlocked.Increment(ref requests) == 1 ? Fault.None : fault, s_stall);
        string[] answers = await AllAsync(Through(proxy) with { ReadTime = TimeSpan.FromSeconds(2) });
        Assert.All(answers, answer => Assert.Contains("unknown: ", answer, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_mix_of_faults_changes_no_answer_but_to_unknown(int seed)
    {
        string[] untroubled = await AllAsync(_local.Options);
        Random random = new(seed);
        await using FaultyProxy proxy = new(_local.Endpoint, Next, s_stall);
        string[] troubled = await AllAsync(Through(proxy));
        AssertSameOrUnknown(untroubled, troubled);

        Fault Next()
        {
            lock (random)
            {
                return random.Next(2) == 0 ? Fault.None : (Fault)random.Next(Enum.GetValues<Fault>().Length);
            }
        }
    }

    private AccessOptions Through(FaultyProxy proxy) => _local.Options with
    {
        EndpointUrl = proxy.Endpoint,
        AttemptTime = s_attempt,
        ReadTime = TimeSpan.FromSeconds(6),
        Retries = 3,
    };

    /// <summary>One read of each protocol and kind of client, several times.</summary>
    private static async Task<string[]> AllAsync(AccessOptions options)
    {
        using AwsAccess access = new(options);
        return await Task.WhenAll(Enumerable.Range(0, 3).SelectMany(_ => new[]
        {
            TextAsync(ReadingTests.RoleAsync(access, LocalAccounts.Source, "golden-instance-profile"), r => r.Arn),
            TextAsync(ReadingTests.RoleAsync(access, LocalAccounts.Source, "nobody"), r => r.Arn),
            TextAsync(ReadingTests.KeyAsync(access, LocalAccounts.Source, "alias/golden-ami"), k => k.Arn),
            TextAsync(
                access.ReadAsync(
                    LocalAccounts.Source, LocalAccounts.UsEast1, ReadActions.DescribeImages, "own images",
                    (clients, ct) => clients.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }, ct)),
                r => string.Join(", ", (r.Images ?? []).Select(i => i.ImageId))),
            TextAsync(
                access.ReadAsync(
                    LocalAccounts.Source, LocalAccounts.UsEast1, ReadActions.DescribeOrganization, "",
                    (clients, ct) => clients.Organizations.DescribeOrganizationAsync(Unit.Value, ct)),
                r => r.Organization?.Id ?? ""),
            TextAsync(
                access.ReadAsync(
                    LocalAccounts.Source, LocalAccounts.UsEast1, ReadActions.GetImagePipeline, "golden",
                    (clients, ct) => clients.ImageBuilder.GetImagePipelineAsync(
                        new GetImagePipelineRequest
                        {
                            ImagePipelineArn = "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden",
                        },
                        ct)),
                r => r.ImagePipeline?.Name ?? ""),
        }));
    }

    private static async Task<string> TextAsync<T>(Task<Answer<T>> read, Func<T, string> text) => await read switch
    {
        Answer<T>.Known known => $"known: {text(known.Value)}",
        Answer<T>.Missing missing => $"missing: {missing.Error}",
        Answer<T>.Unknown unknown => $"unknown: {unknown.Because}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void AssertSameOrUnknown(string[] untroubled, string[] troubled) => Assert.All(
        untroubled.Zip(troubled),
        pair => Assert.True(
            pair.First == pair.Second || pair.Second.StartsWith("unknown: ", StringComparison.Ordinal),
            $"{pair.First}\n{pair.Second}"));
}
