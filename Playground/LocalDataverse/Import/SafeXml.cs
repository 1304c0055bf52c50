using System.IO;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>XML from a file somebody else made: no document types, nothing fetched, no nesting a walk over the tree could not bear.</summary>
internal static class SafeXml
{
    private const int Deepest = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <exception cref="XmlException">It is not well-formed, has a document type or nests too deep.</exception>
    public static XElement Load(byte[] content)
    {
        using (var reader = XmlReader.Create(new MemoryStream(content), Settings))
        {
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                    throw new XmlException($"Its elements nest deeper than {Deepest}.");
            }
        }
        using (var reader = XmlReader.Create(new MemoryStream(content), Settings))
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
    }

    /// <inheritdoc cref="Load"/>
    public static XElement Parse(string text) => Load(Encoding.UTF8.GetBytes(text));
}
