using System.Collections.Immutable;
using Keyferry.Policies.Source;

namespace Keyferry.Policies.Language;

/// <summary>ARNs with wildcards and variables, or <c>*</c> (F5.40, F5.47).</summary>
internal static class ResourceReader
{
    private const int ArnParts = 6;

    public static PatternElement Read(PolicyProblems problems, SourceNode node, string pointer, bool isNot)
    {
        ImmutableArray<Located> resources = SourceWords.Many(problems, node, pointer, isNot ? "`NotResource`" : "`Resource`");
        if (node is SourceList { Items: [] })
        {
            problems.Error(pointer, node.Position, "the statement names no resource", "add at least one ARN, or `*`");
        }

        foreach (Located resource in resources)
        {
            VariableSyntax.Check(problems, resource, resource.Text);
            Check(problems, resource);
        }

        return new PatternElement(isNot, resources, node.Position);
    }

    private static void Check(PolicyProblems problems, Located resource)
    {
        string text = resource.Text;

        // API Gateway's resource policies may shorten the ARN of the API that they stand at.
        bool shortened = problems.Kind == PolicyKind.Resource && text.StartsWith("execute-api:/", StringComparison.Ordinal);
        if (text == "*" || shortened)
        {
            return;
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            problems.Error(
                resource.Pointer,
                resource.Position,
                $"the resource `{text}` is neither an ARN nor `*`",
                "write `arn:aws:service:region:account:resource`, wildcards allowed after the service");
            return;
        }

        string[] parts = VariableSyntax.Mask(text, problems.HasVariables).Split(':', ArnParts);
        if (parts.Length < ArnParts)
        {
            // 'AWS automatically completes the ARN by adding wildcard characters to all missing fields'
            // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
            problems.Warn(
                resource.Pointer,
                resource.Position,
                $"the resource `{text}` has {parts.Length} of an ARN's {ArnParts} parts, AWS takes the missing ones for `*`",
                "write `arn:aws:service:region:account:resource`, parts may be empty or `*`");
        }

        if (parts.Length > 2 && parts[2].AsSpan().IndexOfAny('*', '?') >= 0)
        {
            problems.Error(
                resource.Pointer,
                resource.Position,
                $"the service of the resource `{text}` has a wildcard",
                "name the service, or write `*` for every resource");
        }
        else if (parts.Length > 2 && parts[2].Length == 0)
        {
            problems.Error(
                resource.Pointer,
                resource.Position,
                $"the resource `{text}` names no service",
                "write for example `arn:aws:kms:...`");
        }
    }
}
