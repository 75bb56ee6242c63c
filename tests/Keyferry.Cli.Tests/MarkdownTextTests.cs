using Keyferry.Cli.Explaining;

namespace Keyferry.Cli.Tests;

public sealed class MarkdownTextTests
{
    [Fact]
    public void A_page_reads_well_in_a_terminal()
    {
        const string Page = """
            # KF9999: the key is **gone**

            A paragraph that is long enough to need a second line once it is wrapped at eighty columns, with a
            [link to AWS](https://docs.aws.amazon.com/) and [another page](KF1001.md) and `code **as is**`.

            ## What to do

            1. First, do a thing that takes quite a few words to say, so that it has to be wrapped at the end.
            - A bullet

            ```json
            {"Effect":   "Allow"}
            ```
            """;

        Assert.Equal(
            """
            KF9999: the key is gone
            =======================

            A paragraph that is long enough to need a second line once it is wrapped at
            eighty columns, with a link to AWS (https://docs.aws.amazon.com/) and another
            page and `code **as is**`.

            What to do
            ----------

              1. First, do a thing that takes quite a few words to say, so that it has to be
                 wrapped at the end.
              - A bullet

                {"Effect":   "Allow"}

            """.ReplaceLineEndings("\n"),
            MarkdownText.Render(Page));
    }
}
