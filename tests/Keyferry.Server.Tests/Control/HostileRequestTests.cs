using System.Net.Sockets;
using System.Text;
using Keyferry.Server.Tests.Harness;
using Keyferry.Wire.Http;
using Keyferry.Wire.Protocols;
using Keyferry.Wire.Services.Ebs;
using Keyferry.Wire.Services.Ec2;
using Keyferry.Wire.Services.Iam;
using Keyferry.Wire.Services.ImageBuilder;
using Keyferry.Wire.Services.Kms;
using Keyferry.Wire.Services.Sts;
using Keyferry.Wire.Shapes;
using Keyferry.Wire.Signing;
using Keyferry.Wire.Values;

namespace Keyferry.Server.Tests.Control;

/// <summary>Requests that are wrong before any operation sees them: AWS's own errors, over HTTP.</summary>
public sealed class HostileRequestTests
{
    private static readonly SigningCredentials s_root = new("111122223333", "any");

    private static readonly Dictionary<string, (ServiceModel Service, Operation Operation, WireValue.Structure Input)> s_good = new()
    {
        ["kms"] = (KmsModel.Service, KmsModel.ListKeys.Untyped, new ListKeysRequest().Write()),
        ["sts"] = (StsModel.Service, StsModel.GetCallerIdentity.Untyped, WireValue.Structure.Empty),
        ["iam"] = (IamModel.Service, IamModel.ListRoles.Untyped, new ListRolesRequest().Write()),
        ["ec2"] = (Ec2Model.Service, Ec2Model.DescribeRegions.Untyped, new DescribeRegionsRequest().Write()),
        ["imagebuilder"] = (ImageBuilderModel.Service, ImageBuilderModel.ListImages.Untyped, new ListImagesRequest().Write()),
        ["ebs"] = (
            EbsModel.Service, EbsModel.ListSnapshotBlocks.Untyped,
            new ListSnapshotBlocksRequest { SnapshotId = "snap-0a1b2c3d4e5f60001" }.Write()),
    };

    [Theory]
    [InlineData("kms", 400, "MissingAuthenticationTokenException")]
    [InlineData("sts", 403, "MissingAuthenticationToken")]
    [InlineData("iam", 403, "MissingAuthenticationToken")]
    [InlineData("ec2", 401, "AuthFailure")]
    public async Task An_unsigned_request_is_asked_for_its_token(string service, int status, string code) =>
        await RefusedAsync(service, status, code, (request, _) => request);

    [Theory]
    [InlineData("kms", 400, "InvalidSignatureException")]
    [InlineData("sts", 403, "SignatureDoesNotMatch")]
    [InlineData("ec2", 401, "AuthFailure")]
    [InlineData("imagebuilder", 403, "InvalidSignatureException")]
    public async Task A_body_that_was_changed_on_the_way_is_not_believed(string service, int status, string code) =>
        await RefusedAsync(service, status, code, (request, name) =>
        {
            WireRequest signed = Sign(request, name, DateTimeOffset.UtcNow);
            return signed with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(signed.Body.Span) + " ") };
        });

    [Theory]
    [InlineData("kms", 400, "InvalidSignatureException")]
    [InlineData("sts", 403, "SignatureDoesNotMatch")]
    [InlineData("ec2", 401, "AuthFailure")]
    [InlineData("imagebuilder", 403, "InvalidSignatureException")]
    public async Task A_wrong_secret_is_not_believed(string service, int status, string code) =>
        await RefusedAsync(service, status, code, (request, name) =>
            new RequestSigner(new SigningCredentials("111122223333", "another"), "us-east-1", name).Sign(request, DateTimeOffset.UtcNow));

    [Theory]
    [InlineData("kms", 400, "InvalidSignatureException")]
    [InlineData("sts", 403, "SignatureDoesNotMatch")]
    [InlineData("ec2", 400, "RequestExpired")]
    [InlineData("imagebuilder", 403, "InvalidSignatureException")]
    public async Task A_clock_that_is_an_hour_late_is_told(string service, int status, string code) =>
        await RefusedAsync(service, status, code, (request, name) => Sign(request, name, DateTimeOffset.UtcNow.AddHours(-1)));

    [Theory]
    [InlineData("kms", 400, "UnrecognizedClientException")]
    [InlineData("sts", 403, "InvalidClientTokenId")]
    [InlineData("ec2", 401, "AuthFailure")]
    [InlineData("imagebuilder", 403, "UnrecognizedClientException")]
    public async Task Somebody_unknown_is_told_so(string service, int status, string code) =>
        await RefusedAsync(service, status, code, (request, name) =>
            new RequestSigner(new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "any"), "us-east-1", name).Sign(request, DateTimeOffset.UtcNow));

    [Theory]
    [InlineData("sts", "Action=GetCallerIdentity&Version=2011-06-15")]
    [InlineData("ec2", "Action=DescribeRegions&Version=2016-11-15")]
    [InlineData("iam", "Action=ListRoles&Version=2010-05-08")]
    public async Task A_presigned_address_is_as_good_as_a_signed_request(string service, string query)
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        WireRequest request = new(
            "GET", "/", query, HttpHeaders.Empty.With("Host", cloud.Server.Endpoint.Authority), ReadOnlyMemory<byte>.Empty);
        RequestSigner signer = new(s_root, "us-east-1", service);

        WireResponse response = await cloud.SendAsync(signer.Presign(request, DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1)));
        WireResponse late = await cloud.SendAsync(signer.Presign(request, DateTimeOffset.UtcNow.AddHours(-1), TimeSpan.FromMinutes(1)));

        Assert.Equal(200, response.Status);
        Assert.InRange(late.Status, 400, 403);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        WireRequest request = new(
            "POST", "/", "", HttpHeaders.Empty.With("Host", cloud.Server.Endpoint.Authority).With("X-Amz-Target", "DynamoDB_20120810.ListTables"),
            "{}"u8.ToArray());

        WireResponse response = await cloud.SendAsync(Sign(request, "dynamodb", DateTimeOffset.UtcNow));

        Assert.Equal(404, response.Status);
        Assert.Contains("dynamodb", Encoding.UTF8.GetString(response.Body.Span), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_beyond_every_quota_is_refused()
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        WireRequest request = Good(cloud, "kms");

        WireResponse most = await cloud.SendAsync(Sign(request with { Body = new byte[WireLimits.Default.BodyBytes + 1] }, "kms", DateTimeOffset.UtcNow));
        WireResponse more = await cloud.SendAsync(Sign(request with { Body = new byte[WireLimits.Default.BodyBytes * 2] }, "kms", DateTimeOffset.UtcNow));

        Assert.Equal(413, more.Status);
        DecodedResponse.Failure failure = Assert.IsType<DecodedResponse.Failure>(
            KmsModel.Service.Protocol.DecodeResponse(KmsModel.Service, KmsModel.ListKeys.Untyped, most));
        Assert.Equal((413, "RequestEntityTooLargeException"), (failure.Error.Status, failure.Error.Code));
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [InlineData("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /%zz%00?%&&=\u00ff HTTP/1.1\r\nHost: a\r\n\r\n")]
    public async Task What_is_no_request_of_AWS_is_the_sender_s_fault(string bytes)
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync();
        using TcpClient client = new();
        await client.ConnectAsync(cloud.Server.Endpoint.Host, cloud.Server.Endpoint.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken);
        using StreamReader reader = new(stream, Encoding.Latin1);

        string answer = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) ?? "";

        Assert.Matches("^HTTP/1.1 [45]0[0-9] ", answer);
        Assert.DoesNotContain(" 500 ", answer, StringComparison.Ordinal);
        Assert.Equal(200, (await cloud.SendAsync(Sign(Good(cloud, "sts"), "sts", DateTimeOffset.UtcNow))).Status);
    }

    private static async Task RefusedAsync(string name, int status, string code, Func<WireRequest, string, WireRequest> spoil)
    {
        await using HttpCloud cloud = await HttpCloud.StartAsync(rootSecret: s_root.SecretAccessKey);
        (ServiceModel service, Operation operation, _) = s_good[name];

        WireResponse response = await cloud.SendAsync(spoil(Good(cloud, name), name));

        DecodedResponse.Failure failure = Assert.IsType<DecodedResponse.Failure>(service.Protocol.DecodeResponse(service, operation, response));
        Assert.Equal((status, code), (failure.Error.Status, failure.Error.Code));
    }

    private static WireRequest Good(HttpCloud cloud, string name)
    {
        (ServiceModel service, Operation operation, WireValue.Structure input) = s_good[name];
        WireRequest request = service.Protocol.EncodeRequest(service, operation, input);
        return request with { Headers = request.Headers.With("Host", cloud.Server.Endpoint.Authority) };
    }

    private static WireRequest Sign(WireRequest request, string service, DateTimeOffset at) =>
        new RequestSigner(s_root, "us-east-1", service).Sign(request, at);
}
