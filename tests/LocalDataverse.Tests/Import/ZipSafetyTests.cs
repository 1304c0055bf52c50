using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using CrmAriaConnector.LocalDataverse.Import;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>A file from somewhere else can neither fill the memory, nor read other files, nor end the process.</summary>
[TestFixture]
public class ZipSafetyTests
{
    [Test]
    public void A_file_that_is_no_zip_is_refused() =>
        Assert.That(() => SolutionZipReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("hello"))), Throws.TypeOf<ImportException>().With.Message.Contains("not a zip"));

    [Test]
    public void A_missing_file_is_told_apart_from_a_bad_one() =>
        Assert.That(() => SolutionZipReader.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "x.zip")), Throws.TypeOf<ImportException>().With.Message.Contains("There is no solution zip"));

    [Test]
    public void A_zip_cut_short_is_refused()
    {
        var whole = Contoso.Fleet().Bytes();
        Assert.That(() => SolutionZipReader.Read(new MemoryStream(whole[..(whole.Length / 2)])), Throws.TypeOf<ImportException>());
    }

    [TestCase("solution.xml")]
    [TestCase("customizations.xml")]
    [TestCase("[Content_Types].xml")]
    public void A_zip_without_its_main_parts_is_no_solution(string part) =>
        Assert.That(Contoso.Fleet().Remove(part).Refusal(), Has.Some.Contains(part));

    [Test]
    public void A_part_without_a_content_type_is_refused_as_the_platform_refuses_it() =>
        Assert.That(Contoso.Fleet().Put("customapis/x.json", "{}").Refusal(), Has.Some.Contains("no content type for 'customapis/x.json'"));

    [TestCase("../outside.xml")]
    [TestCase("/etc/outside.xml")]
    [TestCase("WebResources/../../outside.xml")]
    [TestCase("WebResources\\outside.xml")]
    public void A_name_that_leads_out_of_the_zip_is_refused(string part) =>
        Assert.That(Contoso.Fleet().Put(part, "<x />").Refusal(), Has.Some.Contains("leads out of the zip"));

    [Test]
    public void The_same_name_twice_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("solution.xml").Open().Dispose();
            archive.CreateEntry("solution.xml").Open().Dispose();
        }
        Assert.That(() => SolutionZipReader.Read(new MemoryStream(stream.ToArray())), Throws.TypeOf<ImportException>().With.Message.Contains("twice"));
    }

    /// <summary>33 MB of zeros pack into less than 400 KB.</summary>
    [Test]
    public void A_part_that_unpacks_without_end_is_not_read_on()
    {
        var zip = Contoso.Fleet().Put("WebResources/cto_jsfleetjs0001", new byte[33 * 1024 * 1024]).Bytes();
        Assert.That(zip, Has.Length.LessThan(400_000));
        Assert.That(() => SolutionZipReader.Read(new MemoryStream(zip)), Throws.TypeOf<ImportException>().With.Message.Contains("unpacks to more than"));
    }

    [Test]
    public void Many_large_parts_together_are_not_read_on()
    {
        var zip = Contoso.Fleet();
        var zeros = new byte[30 * 1024 * 1024];
        foreach (var number in Enumerable.Range(0, 5))
            zip.Put($"WebResources/large{number}", zeros);
        Assert.That(() => zip.Read(), Throws.TypeOf<ImportException>().With.Message.Contains("which no solution needs"));
    }

    [Test]
    public void Too_many_parts_are_refused_before_any_is_unpacked()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number <= 20_000; number++)
                archive.CreateEntry($"x{number}", CompressionLevel.NoCompression);
        }
        Assert.That(() => SolutionZipReader.Read(new MemoryStream(stream.ToArray())), Throws.TypeOf<ImportException>().With.Message.Contains("more than 20,000"));
    }

    [TestCase("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><ImportExportXml>&a;</ImportExportXml>")]
    [TestCase("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><ImportExportXml>&b;</ImportExportXml>")]
    public void A_document_type_is_never_followed(string xml) =>
        Assert.That(Contoso.Fleet().Put("customizations.xml", xml).Refusal(), Has.Some.Contains("customizations.xml cannot be read as XML"));

    [TestCase("&lt;Dependencies&gt;", "&lt;!DOCTYPE x [&lt;!ENTITY a \"aaaa\"&gt;]&gt;&lt;Dependencies&gt;&amp;a;", "<DependencyXml>")]
    [TestCase("<fetchxml><fetch>", "<fetchxml>&lt;!DOCTYPE fetch&gt;&lt;fetch /&gt;</fetchxml><ignored><fetch>", "<fetchxml>")]
    public void A_document_type_hidden_in_escaped_text_is_not_followed_either(string text, string inItsPlace, string named)
    {
        var zip = Contoso.Fleet().Replace("customizations.xml", text, inItsPlace);
        if (inItsPlace.Contains("<ignored>", StringComparison.Ordinal))
            zip.Replace("customizations.xml", "</fetch></fetchxml>", "</fetch></ignored>");
        Assert.That(zip.Refusal(), Has.Some.Contains(named).And.Contains("cannot be read"));
    }

    [Test]
    public void Endless_nesting_is_refused_before_it_ends_the_process()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.That(Contoso.Fleet().Put("customizations.xml", xml).Refusal(), Has.Some.Contains("deeper than 100"));
    }
}
