using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Millrace.Quality.Tests.Reports.Pages;

/// <summary>A page, read as the XML that it is too.</summary>
internal sealed class PageFile
{
    public PageFile(byte[] bytes)
    {
        Bytes = bytes;
        Text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        using var reader = XmlReader.Create(new StringReader(Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }

    public byte[] Bytes { get; }

    public string Text { get; }

    public XElement Root { get; }

    /// <summary>All that a person reads, the style sheet left out.</summary>
    public string Words => Root.Elements().Single(static element => element.Name.LocalName == "body").Value;

    public IEnumerable<XElement> All(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    public XElement ById(string id) => Root.Descendants().Single(element => element.Attribute("id")?.Value == id);

    /// <summary>The section of a column.</summary>
    public XElement Column(string name) => All("section").Single(section =>
        section.Attribute("class")?.Value == "column" && section.Descendants().First(static each => each.Name.LocalName == "bdi").Value == name);
}
