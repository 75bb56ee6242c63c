using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Permissions;
using Keyferry.Cli.Fixing.CloudFormation;

namespace Keyferry.Cli.Permissions;

/// <summary>The role for reading as a CloudFormation template, for a stack or a StackSet.</summary>
internal static class PermissionsCloudFormation
{
    private const string Head = """
        # The role that keyferry reads live accounts by; it changes nothing. As a StackSet for all accounts of organizational
        # units, from the management account or a delegated administrator's (keyferry-read.yaml is this file):
        #
        #   aws cloudformation create-stack-set --stack-set-name keyferry-read --template-body file://keyferry-read.yaml \
        #     --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false \
        #     --capabilities CAPABILITY_NAMED_IAM --parameters ParameterKey=TrustedPrincipal,ParameterValue=ARN
        #   aws cloudformation create-stack-instances --stack-set-name keyferry-read --regions us-east-1 \
        #     --deployment-targets OrganizationalUnitIds=ou-ab12-22222222
        #
        # A StackSet leaves out the management account: where its policies are read there, it needs a stack of its own.

        """;

    public static string Template(ReadFrom where, string role, string? principal, string? externalId) => Head + YamlText.Write(new()
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = "The role that keyferry reads the distribution of images by; read-only",
        ["Parameters"] = new JsonObject
        {
            ["TrustedPrincipal"] = Parameter("The ARN of who runs keyferry", principal),
            ["ExternalId"] = Parameter("What has to be said to assume the role; empty for nothing", externalId ?? ""),
        },
        ["Conditions"] = new JsonObject
        {
            ["HasExternalId"] = Function("Fn::Not", Function("Fn::Equals", Ref("ExternalId"), "")),
        },
        ["Resources"] = new JsonObject { ["Role"] = Role(where, role) },
        ["Outputs"] = new JsonObject
        {
            ["RoleArn"] = new JsonObject { ["Value"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("Role", "Arn") } },
        },
    });

    private static JsonObject Role(ReadFrom where, string role)
    {
        JsonObject trust = ReadPermissions.Trust(Ref("TrustedPrincipal"), Ref("ExternalId"));
        JsonNode statement = trust["Statement"]![0]!;
        JsonNode condition = statement["Condition"]!;
        statement["Condition"] =
            Function("Fn::If", "HasExternalId", condition.DeepClone(), Ref("AWS::NoValue"));
        return new JsonObject
        {
            ["Type"] = "AWS::IAM::Role",
            ["Properties"] = new JsonObject
            {
                ["Path"] = RolePath.PathOf(role),
                ["RoleName"] = RolePath.NameOf(role),
                ["Description"] = "keyferry reads by it; it changes nothing",
                ["AssumeRolePolicyDocument"] = trust,
                ["Policies"] = new JsonArray(new JsonObject
                {
                    ["PolicyName"] = "read",
                    ["PolicyDocument"] = ReadPermissions.Policy(where, null),
                }),
            },
        };
    }

    private static JsonObject Parameter(string description, string? fallback)
    {
        JsonObject parameter = new() { ["Type"] = "String", ["Description"] = description };
        if (fallback is not null)
        {
            parameter["Default"] = fallback;
        }

        return parameter;
    }

    private static JsonObject Ref(string name) => new() { ["Ref"] = name };

    private static JsonObject Function(string name, params JsonNode[] arguments) => new() { [name] = new JsonArray(arguments) };
}
