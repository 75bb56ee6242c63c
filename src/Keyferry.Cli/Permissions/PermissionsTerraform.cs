using System.Text.Json.Nodes;
using Keyferry.Aws.Calling;
using Keyferry.Aws.Permissions;
using Keyferry.Cli.Fixing.Terraform;

namespace Keyferry.Cli.Permissions;

/// <summary>The role for reading as a Terraform configuration.</summary>
internal static class PermissionsTerraform
{
    public static string Configuration(ReadFrom where, string role, string? principal, string? externalId)
    {
        HclBody file = new();
        file.Comment("The role that keyferry reads live accounts by; it changes nothing. Apply it once in each account, as a")
            .Comment("module with a provider of that account.")
            .Blank();
        file.Block("variable", ["trusted_principal"], Variable("The ARN of who runs keyferry.", principal))
            .Block("variable", ["external_id"], Variable("What has to be said to assume the role; empty for nothing.", externalId ?? ""))
            .Block("data", ["aws_iam_policy_document", "trust"], new HclBody().Block("statement", Trust()))
            .Block("data", ["aws_iam_policy_document", "read"], Read(where))
            .Block("resource", ["aws_iam_role", "keyferry_read"], new HclBody()
                .Attribute("name", RolePath.NameOf(role))
                .Attribute("path", RolePath.PathOf(role))
                .Attribute("description", "keyferry reads by it; it changes nothing")
                .Attribute("assume_role_policy", new HclValue.Expression("data.aws_iam_policy_document.trust.json")))
            .Block("resource", ["aws_iam_role_policy", "read"], new HclBody()
                .Attribute("name", "read")
                .Attribute("role", new HclValue.Expression("aws_iam_role.keyferry_read.id"))
                .Attribute("policy", new HclValue.Expression("data.aws_iam_policy_document.read.json")))
            .Block("output", ["role_arn"], new HclBody()
                .Attribute("value", new HclValue.Expression("aws_iam_role.keyferry_read.arn")));
        return HclText.Write(file);
    }

    private static HclBody Trust() => new HclBody()
        .Attribute("actions", new JsonArray("sts:AssumeRole"))
        .Block("principals", new HclBody()
            .Attribute("type", "AWS")
            .Attribute("identifiers", new HclValue.Expressions(["var.trusted_principal"])))
        .Block("dynamic", ["condition"], new HclBody()
            .Attribute("for_each", new HclValue.Expression("var.external_id == \"\" ? [] : [var.external_id]"))
            .Block("content", new HclBody()
                .Attribute("test", "StringEquals")
                .Attribute("variable", "sts:ExternalId")
                .Attribute("values", new HclValue.Expressions(["condition.value"]))));

    private static HclBody Read(ReadFrom where)
    {
        HclBody document = new();
        foreach (ReadStatement statement in ReadPermissions.Statements(where))
        {
            document.Block("statement", new HclBody()
                .Attribute("sid", statement.Sid)
                .Attribute("actions", new JsonArray([.. statement.Actions.Select(a => JsonValue.Create(a))]))
                .Attribute("resources", new JsonArray(statement.Resource)));
        }

        return document;
    }

    private static HclBody Variable(string description, string? fallback)
    {
        HclBody variable = new HclBody()
            .Attribute("type", new HclValue.Expression("string"))
            .Attribute("description", description);
        return fallback is null ? variable : variable.Attribute("default", fallback);
    }
}
