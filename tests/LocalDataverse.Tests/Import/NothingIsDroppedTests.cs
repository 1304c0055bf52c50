using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Import;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>What the shipped zip says is either read or on the list of what has no effect here, with the reason; a word that is neither stops the import.</summary>
[TestFixture]
public class NothingIsDroppedTests
{
    /// <summary>Documents of other formats, kept as they stand and checked for what they refer to.</summary>
    private static readonly HashSet<string> Foreign = ["form", "fetchxml", "layoutxml", "RibbonDiffXml", "SiteMap"];

    [TestCase("customizations.xml", 50)]
    [TestCase("solution.xml", 6)]
    public void A_surprise_beside_any_element_of_the_shipped_solution_is_named(string part, int kindsOfElements)
    {
        var expected = 0;
        var zip = ZipUnderTest.Shipped().Edit(part, root =>
        {
            foreach (var parent in Readable(root).Where(e => e.HasElements || IsList(e)).DistinctBy(Path).ToList())
            {
                parent.Add(new XElement("Surprise"));
                expected++;
            }
        });
        var problems = zip.Refusal();
        Assert.That(expected, Is.AtLeast(kindsOfElements));
        Assert.That(problems.Count(p => p.Contains("<Surprise>", StringComparison.Ordinal)), Is.EqualTo(expected), string.Join('\n', problems));
    }

    [TestCase("customizations.xml", 100)]
    [TestCase("solution.xml", 15)]
    public void A_surprising_attribute_of_any_element_is_named(string part, int kindsOfElements)
    {
        var expected = 0;
        var zip = ZipUnderTest.Shipped().Edit(part, root =>
        {
            foreach (var element in Readable(root).DistinctBy(Path).ToList())
            {
                element.SetAttributeValue("surprise", "1");
                expected++;
            }
        });
        var problems = zip.Refusal();
        Assert.That(expected, Is.AtLeast(kindsOfElements));
        Assert.That(problems.Count(p => p.Contains("attribute surprise", StringComparison.Ordinal)), Is.EqualTo(expected), string.Join('\n', problems));
    }

    [Test]
    public void A_surprise_in_any_other_file_is_named()
    {
        var zip = ZipUnderTest.Shipped();
        var files = zip.Parts.Where(p => p.EndsWith(".xml", StringComparison.Ordinal) && p is not ("solution.xml" or "customizations.xml" or "[Content_Types].xml")).ToList();
        foreach (var file in files)
            zip.Edit(file, root => root.Add(new XElement("Surprise")));
        var problems = zip.Refusal();
        Assert.That(files, Has.Count.GreaterThan(30));
        Assert.That(files.Where(f => !problems.Any(p => p.StartsWith(f, StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void What_has_no_effect_has_a_reason() =>
        Assert.That(Unneeded.Reasons.Where(r => r.Value.Length < 20 || !r.Key.Contains('/', StringComparison.Ordinal)), Is.Empty);

    /// <summary>The list is as long as it must be and no longer: what is read cannot stand on it as well.</summary>
    [TestCase("entity/OwnershipTypeMask")]
    [TestCase("entity/EntityKeys")]
    [TestCase("attribute/MaxLength")]
    [TestCase("attribute/IsSecured")]
    [TestCase("attribute/RequiredLevel")]
    [TestCase("attribute/SourceType")]
    [TestCase("EntityRelationship/CascadeDelete")]
    [TestCase("customapi/executeprivilegename")]
    [TestCase("SdkMessageProcessingStep/FilteringAttributes")]
    [TestCase("ImportExportXml/Workflows")]
    public void What_matters_is_not_on_the_list(string place) => Assert.That(Unneeded.Reasons.ContainsKey(place), Is.False);

    /// <summary>Elements the importer reads itself: not excused ones and not those inside a foreign document.</summary>
    private static IEnumerable<XElement> Readable(XElement element)
    {
        yield return element;
        foreach (var child in element.Elements().Where(c => !Unneeded.Excuses(c) && !Foreign.Contains(c.Name.LocalName)))
        {
            foreach (var below in Readable(child))
                yield return below;
        }
    }

    /// <summary>Sections that are empty in this solution, but would be read were there anything in them.</summary>
    private static bool IsList(XElement element) => element.Name.LocalName is "attributes" or "SdkMessageProcessingStepImages";

    private static string Path(XElement element) => string.Join('/', element.AncestorsAndSelf().Select(e => e.Name.LocalName).Reverse());
}
