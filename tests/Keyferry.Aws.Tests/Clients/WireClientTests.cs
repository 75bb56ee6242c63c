using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Clients;
using Keyferry.Aws.Tests.Harness;

namespace Keyferry.Aws.Tests.Clients;

/// <summary>The clients that stand in for the packages which the registry lacks.</summary>
public sealed class WireClientTests
{
    /// <summary>The hosts and signing Regions of AWS's endpoint tables; services without Regions have one a partition.</summary>
    [Theory]
    [InlineData("imagebuilder", "eu-west-1", "https://imagebuilder.eu-west-1.amazonaws.com/", "eu-west-1")]
    [InlineData("imagebuilder", "cn-north-1", "https://imagebuilder.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("iam", "eu-west-1", "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("iam", "cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("organizations", "eu-west-1", "https://organizations.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("organizations", "cn-north-1", "https://organizations.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1")]
    [InlineData("organizations", "us-gov-east-1", "https://organizations.us-gov-west-1.amazonaws.com/", "us-gov-west-1")]
    [InlineData("account", "ap-south-1", "https://account.us-east-1.amazonaws.com/", "us-east-1")]
    [InlineData("cloudtrail", "ap-south-1", "https://cloudtrail.ap-south-1.amazonaws.com/", "ap-south-1")]
    public void Services_are_called_where_AWS_has_them(string service, string region, string address, string signing)
    {
        WireClientConfig config = service switch
        {
            "imagebuilder" => new AmazonImagebuilderConfig(),
            "iam" => new AmazonIdentityManagementServiceConfig(),
            "organizations" => new AmazonOrganizationsConfig(),
            "account" => new AmazonAccountConfig(),
            _ => new AmazonCloudTrailConfig(),
        };
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        (Amazon.Runtime.Endpoints.Endpoint endpoint, string signingRegion) = WireEndpoints.Of(config);
        Assert.Equal((address, signing), (endpoint.URL, signingRegion));
    }

    /// <summary>
    /// An ARN in the path, lists in the query, documents in forms and in JSON: the SDK signs what is sent, the server
    /// verifies what came.
    /// </summary>
    [Theory]
    [InlineData("imagebuilder", "ListTagsForResource", """{"resourceArn": "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden"}""", "tags")]
    [InlineData("imagebuilder", "UntagResource", """{"resourceArn": "arn:aws:imagebuilder:us-east-1:111122223333:image-pipeline/golden", "tagKeys": ["a b", "c+d", "e=f/g@h"]}""", null)]
    [InlineData("iam", "UpdateAssumeRolePolicy", """{"RoleName": "golden-instance-profile", "PolicyDocument": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"}""", null)]
    [InlineData("ec2", "DescribeRegions", """{"RegionNames": ["us-east-1", "eu-west-1"]}""", "regionInfo")]
    [InlineData("kms", "ListAliases", "{}", "Aliases")]
    [InlineData("organizations", "DescribeOrganization", "{}", "Organization")]
    [InlineData("ssm", "DescribeParameters", "{}", "Parameters")]
    [InlineData("sts", "GetCallerIdentity", "{}", "Account")]
    [InlineData("account", "ListRegions", "{}", "Regions")]
    [InlineData("cloudtrail", "LookupEvents", "{}", "Events")]
    public async Task Every_protocol_is_signed_as_the_server_verifies(
        string service, string operation, string input, string? member)
    {
        await using LocalAccounts local = await LocalAccounts.OfExampleAsync("golden");
        using AwsAccess access = new(local.Options);
        Answer<string> answer = await access.InvokeAsync(
            LocalAccounts.Source, LocalAccounts.UsEast1, service, operation, System.Text.Encoding.UTF8.GetBytes(input));
        string json = answer is Answer<string>.Known known ? known.Value : $"{answer}";
        Assert.True(answer is Answer<string>.Known, json);
        using var output = JsonDocument.Parse(json);
        Assert.True(member is null || output.RootElement.TryGetProperty(member, out _), json);
    }

    [Fact]
    public async Task A_services_error_is_an_exception_as_the_SDKs_own_clients_throw()
    {
        await using LocalAccounts local = await LocalAccounts.OfExampleAsync("golden");
        AmazonIdentityManagementServiceConfig config = new()
        {
            ServiceURL = local.Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
        };
        using AmazonIdentityManagementServiceClient iam = new(new BasicAWSCredentials("111122223333", "wrong"), config);
        AmazonServiceException error =
            await Assert.ThrowsAsync<WireServiceException>(() => iam.GetRoleAsync(new() { RoleName = "golden" }));
        Assert.Equal(("SignatureDoesNotMatch", 403), (error.ErrorCode, (int)error.StatusCode));
        Assert.NotEmpty(error.RequestId);
    }
}
