using Keyferry.Wire.Http;
using Keyferry.Wire.Identification;
using Keyferry.Wire.Protocols;

namespace Keyferry.Wire.Tests.Identification;

/// <summary>One port, every service: which one a request means.</summary>
public sealed class IdentificationTests
{
    public static TheoryData<string, string> Requests => new()
    {
        { "POST / X-Amz-Target=TrentService.Encrypt {}", "KMS Encrypt" },
        { "POST / X-Amz-Target=AWSOrganizationsV20161128.CreatePolicy {}", "Organizations CreatePolicy" },
        { "POST / X-Amz-Target=TrentService.Divine {}", "KMS lacks Divine" },
        { "POST / X-Amz-Target=Logs_20140328.PutLogEvents {}", "unknown Logs_20140328.PutLogEvents" },
        { "POST / X-Amz-Target=nonsense {}", "unknown nonsense" },
        { "POST / Action=AssumeRole&Version=2011-06-15", "STS AssumeRole" },
        { "POST / Action=CopyImage&Version=2016-11-15", "EC2 CopyImage" },
        { "GET /?Action=AssumeRole&Version=2011-06-15 ", "STS AssumeRole" },
        { "POST / Action=RunInstances&Version=2016-11-15", "EC2 lacks RunInstances" },
        { "POST / Authorization=ec2 Action=CopyImage&Version=2014-06-15", "EC2 CopyImage" },
        { "POST / Authorization=sqs Action=SendMessage&Version=2012-11-05", "unknown sqs" },
        { "POST / Action=SendMessage&Version=2012-11-05", "unknown 2012-11-05" },
        { "PUT /CreateDistributionConfiguration {}", "Image Builder CreateDistributionConfiguration" },
        { "GET /tags/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fx%2F1.0.0%2F1 ", "Image Builder ListTagsForResource" },
        { "POST /CreateDistributionConfiguration {}", "unknown " },
        { "POST /CreateComponent Authorization=imagebuilder {}", "Image Builder lacks POST /CreateComponent" },
        { "GET /bucket/key Authorization=s3 ", "unknown s3" },
        { "GET / ", "unknown " },
        { "POST / Authorization=sts Nothing=1", "STS lacks POST /" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_told_by_target_then_action_then_path(string request, string expected) =>
        Assert.Equal(expected, SampleServices.Catalogue.Identify(Read(request)) switch
        {
            Identified.Call call => $"{call.Service} {call.Operation}",
            Identified.UnknownOperation unknown => $"{unknown.Service} lacks {unknown.Name}",
            Identified.UnknownService unknown => $"unknown {unknown.Hint}",
            _ => "",
        });

    [Theory]
    [InlineData("POST / Action=RunInstances&Version=2016-11-15", "InvalidAction", 400, "The action RunInstances is not valid for this web service. Keyferry does not have it.")]
    [InlineData("POST / X-Amz-Target=TrentService.Divine {}", "UnknownOperationException", 400, "KMS has no operation Divine in Keyferry.")]
    [InlineData("POST /X Authorization=imagebuilder {}", "UnknownOperationException", 404, "Image Builder has no operation POST /X in Keyferry.")]
    public void An_operation_that_is_not_there_is_named(string request, string code, int status, string message)
    {
        Identified.UnknownOperation unknown = Assert.IsType<Identified.UnknownOperation>(SampleServices.Catalogue.Identify(Read(request)));
        Assert.Equal(new WireError(code, message, status), UnknownOperationWording.Describe(unknown));
    }

    /// <summary>Method, URI, headers, and last the body.</summary>
    private static WireRequest Read(string text)
    {
        string[] words = text.Split(' ');
        IEnumerable<KeyValuePair<string, string>> headers = words[2..^1].Select(w => w.Split('=', 2)).Select(h => h[0] == "Authorization"
            ? KeyValuePair.Create(h[0], $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/{h[1]}/aws4_request, SignedHeaders=host, Signature=0")
            : KeyValuePair.Create(h[0], h[1]));
        return Messages.Rest(words[0], words[1], words[^1]) with { Headers = new(headers) };
    }
}
