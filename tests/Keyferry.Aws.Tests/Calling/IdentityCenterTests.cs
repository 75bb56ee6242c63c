using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Tests.Harness;
using Keyferry.Wire.Services.Iam;

namespace Keyferry.Aws.Tests.Calling;

/// <summary>Alone, since where a person's sessions are kept is the whole process's.</summary>
[CollectionDefinition("the user's home", DisableParallelization = true)]
public sealed class TheUsersHome;

/// <summary>
/// Profiles of IAM Identity Center, in both forms of the AWS config, with the session that <c>aws sso login</c> leaves: found by
/// the account, and read with; a portal that stands in for AWS's gives the role's credentials.
/// </summary>
[Collection("the user's home")]
public sealed class IdentityCenterTests : IAsyncLifetime
{
    private const string StartUrl = "https://golden.awsapps.com/start";

    private const string Sessions = $"""

        [golden-session]
        sso_session = golden
        sso_account_id = 444455556666
        sso_role_name = ReadOnly

        [sso-session golden]
        sso_region = us-east-1
        sso_start_url = {StartUrl}
        sso_registration_scopes = sso:account:access

        """;

    private const string Legacy = $"""

        [golden-legacy]
        sso_account_id = 444455556666
        sso_role_name = ReadOnly
        sso_region = us-east-1
        sso_start_url = {StartUrl}

        """;

    private readonly string _home = Directory.CreateTempSubdirectory("keyferry-home-").FullName;
    private readonly string? _oldHome = Environment.GetEnvironmentVariable("HOME");
    private LocalAccounts _local = null!;

    public async ValueTask InitializeAsync()
    {
        _local = await LocalAccounts.OfAsync("tests/Keyferry.Aws.Tests/Calling/reading.yaml");
        Environment.SetEnvironmentVariable("HOME", _home);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("HOME", _oldHome);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SSO", null);
        Directory.Delete(_home, recursive: true);
        await _local.DisposeAsync();
    }

    [Theory]
    [InlineData(Sessions, "golden")]
    [InlineData(Legacy, StartUrl)]
    public async Task A_session_reads_the_account_that_its_profile_is_of(string config, string session)
    {
        _local.AddProfiles(config);
        SignedIn(session, DateTime.UtcNow.AddHours(1));
        using HttpListener portal = await PortalAsync();
        using AwsAccess access = new(_local.Options with { AccountProfiles = ImmutableDictionary<Cloud.Worlds.AccountId, string>.Empty });

        var role = Assert.IsType<Answer<Role>.Known>(await ReadingTests.RoleAsync(access, LocalAccounts.Target, "keyferry-read"));

        Assert.Equal("arn:aws:iam::444455556666:role/keyferry-read", role.Value.Arn);
    }

    [Theory]
    [InlineData(Sessions, "golden", "golden-session", true)]
    [InlineData(Sessions, "golden", "golden-session", false)]
    [InlineData(Legacy, StartUrl, "golden-legacy", true)]
    [InlineData(Legacy, StartUrl, "golden-legacy", false)]
    public async Task Who_is_not_signed_in_is_told_how(string config, string session, string profile, bool isExpired)
    {
        _local.AddProfiles(config);
        if (isExpired)
        {
            SignedIn(session, DateTime.UtcNow.AddHours(-1));
        }

        using AwsAccess access = new(_local.Options with { AccountProfiles = ImmutableDictionary<Cloud.Worlds.AccountId, string>.Empty });
        Answer<Role> answer = await ReadingTests.RoleAsync(access, LocalAccounts.Target, "keyferry-read");

        Unread why = Assert.IsType<Answer<Role>.Unknown>(answer).Because;
        Assert.Equal(UnreadCause.NoCredentials, why.Cause);
        Assert.EndsWith($"sign in with `aws sso login --profile {profile}`", why.Words, StringComparison.Ordinal);
    }

    // As the AWS CLI leaves it: the name of the file is that of the session, or of the start URL.
    private void SignedIn(string session, DateTime until)
    {
        string cache = Path.Combine(_home, ".aws", "sso", "cache");
        Directory.CreateDirectory(cache);
        // The format's own choice of a hash.
#pragma warning disable CA5350
        string name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(session)));
#pragma warning restore CA5350
        File.WriteAllText(
            Path.Combine(cache, $"{name}.json"),
            $$"""{"startUrl":"{{StartUrl}}","region":"us-east-1","accessToken":"a-token","expiresAt":"{{until:yyyy-MM-ddTHH:mm:ssZ}}"}""");
    }

    /// <summary>Answers GetRoleCredentials with a session of the role in the local AWS.</summary>
    private async Task<HttpListener> PortalAsync()
    {
        using AmazonSecurityTokenServiceClient sts = new(
            new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            new AmazonSecurityTokenServiceConfig { ServiceURL = _local.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        Credentials role = (await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = "arn:aws:iam::444455556666:role/keyferry-read",
            RoleSessionName = "portal",
            ExternalId = "golden",
        })).Credentials;
        long until = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        string answer = $$"""
            {
              "roleCredentials": {
                "accessKeyId": {{Quoted(role.AccessKeyId)}},
                "secretAccessKey": {{Quoted(role.SecretAccessKey)}},
                "sessionToken": {{Quoted(role.SessionToken)}},
                "expiration": {{until}}
              }
            }
            """;
        int port = MotoServer.FreePort();
        HttpListener portal = new();
        portal.Prefixes.Add($"http://127.0.0.1:{port}/");
        portal.Start();
        _ = AnswerAsync(portal, Encoding.UTF8.GetBytes(answer));
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_SSO", $"http://127.0.0.1:{port}");
        return portal;
    }

    private static async Task AnswerAsync(HttpListener portal, byte[] answer)
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await portal.GetContextAsync();
                bool isRight = context.Request.Headers["x-amz-sso_bearer_token"] == "a-token"
                    && context.Request.RawUrl is { } url && url.Contains("account_id=444455556666", StringComparison.Ordinal)
                    && url.Contains("role_name=ReadOnly", StringComparison.Ordinal);
                context.Response.StatusCode = isRight ? 200 : 401;
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(isRight ? answer : "{}"u8.ToArray());
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
