using System.Text;
using Keyferry.Server.Hosting;
using Keyferry.Wire.Services;
using Keyferry.Wire.Shapes;

namespace Keyferry.Server.Tests.Control;

/// <summary>The page that lists what is there is made of what is there; <c>UPDATE_GOLDEN=1</c> writes it.</summary>
public sealed class OperationsPageTests
{
    [Fact]
    public void The_page_lists_every_operation_that_is_carried_out()
    {
        HashSet<Operation> there = [.. Services.Operations().Operations];
        StringBuilder page = new();
        page.Append("# The operations of `keyferry serve`\n\n");
        page.Append("All of them are authorized as on AWS. What isn't listed is refused, see [serve.md](serve.md).\n");
        foreach (ServiceModel service in ServiceModels.All.OrderBy(s => s.Name, StringComparer.Ordinal))
        {
            string[] names = [.. service.Operations.Values.Where(there.Contains).Select(o => o.Name).Order(StringComparer.Ordinal)];
            page.Append($"\n## {service.Name} ({names.Length})\n\n");
            page.AppendJoin('\n', Lines(names)).Append('\n');
        }

        Repository.AssertGolden("docs/serve-operations.md", page.ToString());
    }

    private static IEnumerable<string> Lines(string[] names)
    {
        StringBuilder line = new();
        foreach (string name in names.Select((n, i) => i == names.Length - 1 ? n : n + ","))
        {
            if (line.Length + name.Length >= 120)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(name);
        }

        yield return line.ToString();
    }
}
