using Microsoft.AspNetCore.Html;

namespace CourseMatch.Host.Pages.Parts;

/// <summary>Cells as they are written into a page. A list has some hundred of them, and a partial of its own for each
/// would cost more than all the rest of the page; cells with a button keep their partial, since forms carry a mark.
/// </summary>
internal static class CellHtml
{
    /// <summary>A cell without a button; text is encoded.</summary>
    public static IHtmlContent Of(Cell cell)
    {
        var html = new HtmlContentBuilder();
        return cell switch
        {
            { Link: { } link } => html.AppendHtml("<a class=\"kern-link\" href=\"").Append(link)
                .AppendHtml("\"><bdi>").Append(cell.Text).AppendHtml("</bdi></a>"),
            { Badge: { } badge } => html.AppendHtml("<span class=\"kern-badge kern-badge--").Append(badge)
                .AppendHtml("\"><span class=\"kern-label\">").Append(cell.Text).AppendHtml("</span></span>"),
            _ => html.AppendHtml("<bdi>").Append(cell.Text).AppendHtml("</bdi>"),
        };
    }
}
