using BenchmarkDotNet.Attributes;
using Keyferry.Policies.Evaluation;
using Keyferry.Policies.Language;
using Keyferry.Policies.Requests;

namespace Keyferry.Bench;

/// <summary>
/// A cross-account KMS question over ten statements with conditions, as a distribution asks it: allowed in the end.
/// </summary>
[MemoryDiagnoser]
public class PolicyBench
{
    private const string KeyPolicy = """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Root","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
          {"Sid":"Admins","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/KeyAdmin"},
           "Action":["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*"],"Resource":"*",
           "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}},
          {"Sid":"Outside","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*",
           "Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"},
                        "Bool":{"aws:PrincipalIsAWSService":"false"}}},
          {"Sid":"Use","Effect":"Allow",
           "Principal":{"AWS":["arn:aws:iam::444455556666:root","arn:aws:iam::777788889999:root"]},
           "Action":["kms:Decrypt","kms:DescribeKey","kms:GenerateDataKey*","kms:ReEncrypt*"],"Resource":"*",
           "Condition":{"StringLike":{"kms:ViaService":"ec2.*.amazonaws.com"}}},
          {"Sid":"Persist","Effect":"Allow",
           "Principal":{"AWS":["arn:aws:iam::444455556666:root","arn:aws:iam::777788889999:root"]},
           "Action":"kms:CreateGrant","Resource":"*",
           "Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"},
                        "StringEquals":{"kms:ViaService":["ec2.us-east-1.amazonaws.com","ec2.eu-west-1.amazonaws.com"]}}}
        ]}
        """;

    private const string IdentityPolicy = """
        {"Version":"2012-10-17","Statement":[
          {"Sid":"Images","Effect":"Allow","Action":["ec2:CopyImage","ec2:ModifyImageAttribute"],"Resource":"*",
           "Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}},
          {"Sid":"Keys","Effect":"Allow","Action":["kms:DescribeKey","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*"],
           "Resource":"arn:aws:kms:*:111122223333:key/*",
           "Condition":{"StringLike":{"kms:ViaService":"ec2.*.amazonaws.com"}}},
          {"Sid":"Grants","Effect":"Allow","Action":"kms:CreateGrant","Resource":"arn:aws:kms:*:111122223333:key/*",
           "Condition":{"Bool":{"kms:GrantIsForAWSResource":"true"},
                        "ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["aws:ebs:id"]}}},
          {"Sid":"Night","Effect":"Deny","Action":"*","Resource":"*",
           "Condition":{"DateGreaterThan":{"aws:CurrentTime":"2030-01-01T00:00:00Z"}}},
          {"Sid":"Network","Effect":"Deny","Action":"kms:*","Resource":"*",
           "Condition":{"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24","198.51.100.0/24"]},
                        "Bool":{"aws:ViaAWSService":"false"}}}
        ]}
        """;

    public AuthorizationRequest Request { get; } = new()
    {
        Principal = Principal.TryParse(
            "arn:aws:sts::444455556666:assumed-role/EC2ImageBuilderDistributionCrossAccountRole/distribution")!,
        Action = "kms:CreateGrant",
        Resource = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        Context = new RequestContext(
            [
                new("aws:PrincipalOrgID", ContextValue.Of("o-a1b2c3d4e5")),
                new("aws:PrincipalIsAWSService", ContextValue.Of("false")),
                new("aws:ViaAWSService", ContextValue.Of("true")),
                new("aws:CurrentTime", ContextValue.Of("2026-08-01T12:00:00Z")),
                new("aws:SourceIp", ContextValue.Of("192.0.2.10")),
                new("aws:RequestedRegion", ContextValue.Of("us-east-1")),
                new("kms:ViaService", ContextValue.Of("ec2.us-east-1.amazonaws.com")),
                new("kms:CallerAccount", ContextValue.Of("444455556666")),
                new("kms:GrantIsForAWSResource", ContextValue.Of("true")),
                new("kms:EncryptionContextKeys", ContextValue.Many("aws:ebs:id")),
            ],
            isComplete: true),
    };

    public PolicyLayers Layers { get; } = new()
    {
        Resource = new("key policy", Policy.Parse("key policy", "key.json", KeyPolicy, PolicyKind.Resource).Required()),
        Identity =
        [
            new("identity", Policy.Parse("identity", "identity.json", IdentityPolicy, PolicyKind.Identity).Required()),
        ],
    };

    [Benchmark]
    public DecisionKind Evaluate() => Authorizer.Evaluate(Request, Layers);

    [Benchmark]
    public Decision Decide() => Authorizer.Decide(Request, Layers);
}
