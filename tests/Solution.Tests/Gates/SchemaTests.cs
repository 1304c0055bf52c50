using System.IO;
using CrmAriaConnector.Solution.Tests.Support;
using CrmAriaConnector.SolutionPacker;
using CrmAriaConnector.ValidateSolution;

namespace CrmAriaConnector.Solution.Tests.Gates;

/// <summary>validate-solution, tried with a small schema of our own: the platform's are not part of this project.</summary>
public sealed class SchemaTests
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="ImportExportXml">
            <xs:complexType>
              <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax" /></xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:element name="Roles">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="Role" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="RolePrivileges"><xs:complexType><xs:sequence><xs:any maxOccurs="unbounded" processContents="skip" /></xs:sequence></xs:complexType></xs:element>
                    </xs:sequence>
                    <xs:attribute name="id" />
                    <xs:attribute name="name" />
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    private static SchemaResult Check(string allowed)
    {
        var folder = Directory.CreateTempSubdirectory("schemas-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, SchemaCheck.RootSchema), Schema);
            return SchemaCheck.Load(folder.FullName).Check(Product.Input.Source, AllowList.Read(allowed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_difference_is_told_with_its_file_and_place_and_what_to_do()
    {
        var result = Check("");
        Assert.That(result.ToCorrect, Has.One.Match("^Roles/Aria Administrator.xml: ImportExportXml/Roles/Role/@isinherited: .* Correct the file, or add the difference"));
        Assert.That(result.ToCorrect, Has.One.Match("^Roles/Aria Administrator.xml: ImportExportXml/Roles/Role/IsCustomizable: "));
        Assert.That(result.Described, Does.Contain("Roles/Aria Administrator.xml").And.Contain("Entities/aria_account/Entity.xml").And.Contain("Entities/Account/RibbonDiff.xml"));
    }

    [Test]
    public void What_is_allowed_with_a_reason_is_passed_over_and_what_stands_behind_it_is_looked_at()
    {
        var result = Check("# a reason\n/Role/@isinherited: \n# another\n/Role/IsCustomizable: ");
        Assert.That(result.ToCorrect, Is.Empty);
        Assert.That(result.Allowed, Is.EqualTo(2 * Product.Input.Source.Roles.Count));
    }

    [Test]
    public void An_allowance_nobody_needs_is_told() => Assert.That(
        Check("# a reason\n/Role/@color: ").ToCorrect, Has.One.EqualTo("allowed.txt: nothing differs any more as '/Role/@color:' allows; remove the entry."));

    [Test]
    public void An_allowance_without_a_reason_is_refused() => Assert.That(
        () => AllowList.Read("# a reason\nx\n\ny"), Throws.TypeOf<PackException>().With.Message.EqualTo("allowed.txt: 'y' has no reason; write a comment above it."));

    [Test]
    public void A_folder_without_the_schemas_says_what_to_give() => Assert.That(
        () => SchemaCheck.Load("nowhere"), Throws.TypeOf<PackException>().With.Message.Contains("give the folder with the platform's customization schemas"));

    [Test]
    public void The_list_that_ships_gives_a_reason_for_each_entry() => Assert.That(() => AllowList.Read(Product.Text("eng", "ValidateSolution", "allowed.txt")), Throws.Nothing);
}
