using System.Text.Json;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Retrying;
using Keyferry.Aws.Tests.Harness;

namespace Keyferry.Aws.Tests.Retrying;

/// <summary>An image that failed is distributed again, and watched until the end.</summary>
public sealed class ImageRetryTests : IAsyncLifetime
{
    private const string Pipeline = "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden";

    private LocalAccounts _local = null!;
    private AwsAccess _access = null!;

    public async ValueTask InitializeAsync()
    {
        _local = await LocalAccounts.OfExampleAsync("KF1008-trust-omits-source-account");
        _access = new AwsAccess(_local.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _access.Dispose();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task An_image_under_way_is_watched_to_its_end()
    {
        List<WatchedImage> seen = [];

        RetryEnd end = await RetryAsync(await BuildAsync(), seen.Add);

        var done = Assert.IsType<RetryEnd.Done>(end);
        Assert.False(done.IsAvailable);
        Assert.Contains("sts:AssumeRole", done.Image.Reason, StringComparison.Ordinal);
        Assert.Equal(done.Image.Status, seen[^1].Status);
    }

    [Fact]
    public async Task While_nothing_is_repaired_it_fails_again_with_a_job_of_its_own()
    {
        string image = await BuildAsync();
        string? first = Assert.IsType<RetryEnd.Done>(await RetryAsync(image)).Image.Reason;

        var again = Assert.IsType<RetryEnd.Done>(await RetryAsync(image));

        Assert.Equal("FAILED", again.Image.Status);
        Assert.NotEqual(first, again.Image.Reason);
    }

    [Fact]
    public async Task Once_the_cause_is_gone_it_arrives_everywhere()
    {
        string image = await BuildAsync();
        await RetryAsync(image);
        await TrustAsync();
        List<WatchedImage> seen = [];

        var done = Assert.IsType<RetryEnd.Done>(await RetryAsync(image, seen.Add));

        Assert.True(done.IsAvailable, done.Image.Reason);
        Assert.Contains(done.Image.Amis, a => a is { Account: "444455556666", Region: "us-east-1", ImageId: not null });
        Assert.Equal("FAILED", seen[0].Status);
        Assert.Equal("AVAILABLE", seen[^1].Status);
    }

    [Fact]
    public async Task An_available_image_needs_a_role_to_be_distributed_again()
    {
        string image = await BuildAsync();
        await RetryAsync(image);
        await TrustAsync();
        await RetryAsync(image);

        var refused = Assert.IsType<RetryEnd.Refused>(await RetryAsync(image));

        Assert.Contains("`--execution-role NAME`", refused.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_available_image_is_distributed_as_a_new_build_version()
    {
        string image = await BuildAsync();
        await RetryAsync(image);
        await TrustAsync();
        await RetryAsync(image);
        await InvokeAsync(_access, "111122223333", "iam", "CreateRole", new
        {
            RoleName = "golden-execution",
            AssumeRolePolicyDocument = Trust("{\"Service\": \"imagebuilder.amazonaws.com\"}"),
        });
        await InvokeAsync(_access, "111122223333", "iam", "AttachRolePolicy", new
        {
            RoleName = "golden-execution",
            PolicyArn = "arn:aws:iam::aws:policy/EC2ImageBuilderExecutionPolicy",
        });

        RetryEnd end = await new ImageRetry(_access, TimeProvider.System).RunAsync(Order(image) with { ExecutionRole = "golden-execution" }, _ => { });

        var done = Assert.IsType<RetryEnd.Done>(end);
        Assert.NotEqual(image, done.Image.Arn);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_AWSs_words()
    {
        var refused = Assert.IsType<RetryEnd.Refused>(
            await RetryAsync("arn:aws:imagebuilder:us-east-1:111122223333:image/nothing/1.0.0/1"));

        Assert.Contains("there is no image", refused.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_watching_stops_nothing_else()
    {
        string image = await BuildAsync();
        using CancellationTokenSource stop = new();
        using AwsAccess access = new(_local.Options, stop.Token);

        RetryEnd end = await new ImageRetry(access, TimeProvider.System).RunAsync(Order(image), _ => stop.Cancel());

        // The build may have ended before the first look; then nothing is begun any more.
        Assert.True(end is RetryEnd.Lost { Because.Cause: UnreadCause.Interrupted } or RetryEnd.Refused, end.ToString());
    }

    private Task<RetryEnd> RetryAsync(string image, Action<WatchedImage>? watch = null) =>
        new ImageRetry(_access, TimeProvider.System).RunAsync(Order(image), watch ?? (_ => { }));

    private static RetryOrder Order(string image) => new(image, LocalAccounts.Source, LocalAccounts.UsEast1);

    private async Task<string> BuildAsync() =>
        (await InvokeAsync(_access, "111122223333", "imagebuilder", "StartImagePipelineExecution", new
        {
            imagePipelineArn = Pipeline,
            clientToken = Guid.NewGuid().ToString(),
        })).GetProperty("imageBuildVersionArn").GetString()!;

    private Task<JsonElement> TrustAsync() => InvokeAsync(_access, "444455556666", "iam", "UpdateAssumeRolePolicy", new
    {
        RoleName = "EC2ImageBuilderDistributionCrossAccountRole",
        PolicyDocument = Trust("{\"AWS\": \"arn:aws:iam::111122223333:root\"}"),
    });

    private static string Trust(string principal) =>
        $$"""{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {{principal}}, "Action": "sts:AssumeRole"}]}""";

    private static async Task<JsonElement> InvokeAsync(AwsAccess access, string account, string service, string operation, object input)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(input);
        Answer<string> answer = await access.InvokeAsync(new(account), LocalAccounts.UsEast1, service, operation, json);
        return answer is Answer<string>.Known known
            ? JsonDocument.Parse(known.Value).RootElement
            : throw new InvalidOperationException($"{service}:{operation}: {answer}");
    }
}
