using System;
using System.Linq;
using System.Xml.Linq;
using CrmAriaConnector.LocalDataverse.Metadata;

namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>What the local organisation cannot honour, and what a solution got wrong, is refused by name and never dropped.</summary>
[TestFixture]
public class RefusalTests
{
    private static readonly OrganizationMetadata Empty = PlatformMetadata.Create();

    /// <summary>Text in customizations.xml → text in its place, and what the sentence must name.</summary>
    private static readonly object[][] SpoiledFleet =
    [
        ["<Type>bigint</Type>", "<Type>file</Type>", "columns of type file", "cto_Mileage"],
        ["<Type>bigint</Type>", "<Type>partylist</Type>", "columns of type partylist", "cto_Mileage"],
        ["<Type>bigint</Type>", "<Type>bigint</Type><SourceType>1</SourceType>", "calculated", "cto_Mileage"],
        ["<Type>bigint</Type>", "<Type>bigint</Type><AutoNumberFormat>V-{SEQNUM:5}</AutoNumberFormat>", "automatic numbers", "cto_Mileage"],
        ["<Type>bigint</Type>", "<Type>bigint</Type><FormulaDefinitionFileName>x</FormulaDefinitionFileName>", "<FormulaDefinitionFileName>", "cto_Mileage"],
        ["<MaxLength>2000</MaxLength>", "<MaxLength>2000000</MaxLength>", "<MaxLength> 2000000", "cto_Notes"],
        ["<MaxLength>2000</MaxLength>", "", "no <MaxLength>", "cto_Notes"],
        ["<MaxValue>18</MaxValue>", "<MaxValue>-18</MaxValue>", "the range 0 to -18", "cto_Wheels"],
        ["<MaxValue>18</MaxValue>", "<MaxValue>many</MaxValue>", "'many', not a number", "cto_Wheels"],
        ["<Accuracy>3</Accuracy>", "<Accuracy>11</Accuracy>", "<Accuracy> 11", "cto_Factor"],
        ["<Format>date</Format><Behavior>2</Behavior>", "<Format>datetime</Format><Behavior>2</Behavior>", "is no kind of date", "cto_BuiltOn"],
        ["<RequiredLevel>required</RequiredLevel>", "<RequiredLevel>mandatory</RequiredLevel>", "'mandatory'", "cto_Fuel"],
        ["<AppDefaultValue>100000001</AppDefaultValue>", "<AppDefaultValue>7</AppDefaultValue>", "the default value 7", "cto_Fuel"],
        ["<option value=\"100000002\">", "<option value=\"100000001\">", "stands twice", "cto_fuel"],
        ["<IsGlobal>1</IsGlobal>", "", "<IsGlobal>1</IsGlobal>", "cto_fuel"],
        ["<Name>cto_wheels</Name>", "<Name>cto_tyres</Name>", "must both be the same name", "cto_Wheels"],
        ["<LogicalName>cto_wheels</LogicalName>", "<LogicalName>cto_Wheels</LogicalName>", "in lower case", "cto_Wheels"],
        ["<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "<OwnershipTypeMask>BusinessOwned</OwnershipTypeMask>", "owned by BusinessOwned", "cto_Trip"],
        ["<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "<OwnershipTypeMask>UserOwned</OwnershipTypeMask><IsActivity>1</IsActivity>", "activity tables", "cto_Trip"],
        ["<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "<OwnershipTypeMask>UserOwned</OwnershipTypeMask><DataProviderId>x</DataProviderId>", "<DataProviderId>", "cto_Trip"],
        ["<AttributeName>cto_name</AttributeName></EntityKeyAttributes>", "<AttributeName>cto_isleased</AttributeName></EntityKeyAttributes>", "cannot be part of a key", "cto_vehicle_name"],
        ["<EntityRelationshipType>OneToMany</EntityRelationshipType>", "<EntityRelationshipType>ManyToMany</EntityRelationshipType>", "type ManyToMany", "cto_trip_vehicle"],
        ["<CascadeDelete>Restrict</CascadeDelete>", "<CascadeDelete>Explode</CascadeDelete>", "'Explode'", "cto_trip_vehicle"],
        ["<CascadeDelete>Restrict</CascadeDelete>", "", "<CascadeDelete> is missing", "cto_trip_vehicle"],
        ["level=\"Basic\"", "level=\"Everything\"", "'Everything'", "Driver"],
        ["<Workflows />", "<Workflows><Workflow Name=\"x\" /></Workflows>", "workflows", "<Workflows>"],
        ["<EntityMaps />", "<Dashboards><Dashboard /></Dashboards>", "dashboards", "<Dashboards>"],
        ["<EntityMaps />", "<RibbonDiffXml><CustomActions /></RibbonDiffXml>", "application ribbon", "<RibbonDiffXml>"],
        ["<EntityMaps />", "<SomethingNew><X /></SomethingNew>", "<SomethingNew>", "customizations.xml"],
        ["<Name>cto_/js/fleet.js</Name>", "<Name>fleet.js</Name>", "'fleet.js' is no name", "fleet.js"],
        ["<WebResourceType>3</WebResourceType>", "<WebResourceType>13</WebResourceType>", "<WebResourceType> 13", "cto_/js/fleet.js"],
        ["<FileName>/WebResources/cto_jsfleetjs0001", "<FileName>/WebResources/cto_elsewhere", "cto_elsewhere", "cto_/js/fleet.js"],
        ["&lt;Dependencies&gt;", "&lt;Depend", "<DependencyXml>", "cto_/js/fleet.js"],
        // References
        ["<OptionSetName>cto_fuel</OptionSetName>", "<OptionSetName>cto_food</OptionSetName>", "choice cto_food", "cto_fuel of cto_vehicle"],
        ["<ReferencedEntityName>Contact</ReferencedEntityName>", "<ReferencedEntityName>Nobody</ReferencedEntityName>", "table nobody", "cto_trip_for_contact"],
        ["<ReferencingAttributeName>cto_VehicleId</ReferencingAttributeName>", "<ReferencingAttributeName>cto_Name</ReferencingAttributeName>", "is no lookup", "cto_trip_vehicle"],
        ["<ReferencingAttributeName>cto_VehicleId</ReferencingAttributeName>", "<ReferencingAttributeName>cto_Name</ReferencingAttributeName>", "without a relationship", "cto_vehicleid of cto_trip"],
        ["<AttributeName>cto_name</AttributeName></EntityKeyAttributes>", "<AttributeName>cto_plate</AttributeName></EntityKeyAttributes>", "cto_vehicle.cto_plate", "key cto_vehicle_name"],
        ["<cell name=\"cto_name\"", "<cell name=\"cto_title\"", "cto_trip.cto_title", "view 'Active trips'"],
        ["<cell name=\"v.cto_fuel\"", "<cell name=\"w.cto_fuel\"", "alias w", "view 'Active trips'"],
        ["<order attribute=\"createdon\"", "<order attribute=\"made\"", "cto_trip.made", "view 'Active trips'"],
        ["<condition attribute=\"statecode\"", "<condition attribute=\"stage\"", "cto_trip.stage", "view 'Active trips'"],
        ["<link-entity name=\"cto_vehicle\"", "<link-entity name=\"cto_bike\"", "table cto_bike", "view 'Active trips'"],
        ["datafieldname=\"cto_name\"", "datafieldname=\"cto_title\"", "cto_trip.cto_title", "form 'Trip'"],
        ["<Library name=\"cto_/js/fleet.js\" />", "<Library name=\"cto_/js/gone.js\" />", "cto_/js/gone.js", "form 'Trip'"],
        ["$webresource:cto_/js/fleet.js", "$webresource:cto_/js/gone.js", "cto_/js/gone.js", "ribbon of cto_trip"],
        ["Library name=\"cto_/strings/fleet.1033.resx\"", "Library name=\"cto_/strings/gone.resx\"", "cto_/strings/gone.resx", "web resource cto_/js/fleet.js"],
        ["prvReadcto_Vehicle", "prvReadcto_Bike", "prvReadcto_Bike", "role Driver"],
        ["<RolePrivilege name=\"prvReadcto_Vehicle\" level=\"Global\"", "<RolePrivilege name=\"prvReadcto_Vehicle\" level=\"Local\"", "prvReadcto_Vehicle at Local", "role Driver"],
        ["prvReadcto_Vehicle", "prvAssigncto_Vehicle", "prvAssigncto_Vehicle", "role Driver"],
        ["<FieldSecurityProfiles />", """<FieldSecurityProfiles><FieldSecurityProfile fieldsecurityprofileid="{10000000-0000-0000-0000-000000000070}" name="Secret"><FieldPermissions><FieldPermission><EntityName>cto_trip</EntityName><AttributeName>cto_name</AttributeName><CanRead>4</CanRead><CanUpdate>0</CanUpdate><CanCreate>0</CanCreate></FieldPermission></FieldPermissions></FieldSecurityProfile></FieldSecurityProfiles>""", "not column-secured", "profile Secret"],
    ];

    /// <summary>The same for the parts of the Custom APIs.</summary>
    private static readonly object[][] SpoiledApis =
    [
        ["cto_Quote/customapi.xml", "<bindingtype>1</bindingtype>", "<bindingtype>3</bindingtype>", "<bindingtype> 3"],
        ["cto_Quote/customapi.xml", "<bindingtype>1</bindingtype>", "<bindingtype>0</bindingtype>", "<boundentitylogicalname>"],
        ["cto_Quote/customapi.xml", "uniquename=\"cto_Quote\"", "uniquename=\"cto_Offer\"", "folder must be named"],
        ["cto_Quote/customapi.xml", ">account<", ">acount<", "table acount"],
        ["cto_Quote/customapi.xml", ">prvReadAccount<", ">prvReadAcount<", "prvReadAcount"],
        ["cto_Quote/customapi.xml", "<plugintypeid />", "<plugintypeid><plugintypeexportkey>ABCD</plugintypeexportkey></plugintypeid>", "key ABCD"],
        ["cto_Quote/customapirequestparameters/Vehicle/customapirequestparameter.xml", "<type>5</type>", "<type>13</type>", "<type> 13"],
        ["cto_Quote/customapirequestparameters/Vehicle/customapirequestparameter.xml", ">account<", ">acount<", "table acount"],
        ["cto_Quote/customapirequestparameters/Vehicle/customapirequestparameter.xml", "uniquename=\"Vehicle\"", "uniquename=\"Target\"", "Target"],
        ["cto_Quote/customapiresponseproperties/Price/customapiresponseproperty.xml", "<type>2</type>", "<type>2</type><isoptional>0</isoptional>", "<isoptional>"],
        ["cto_Today/customapi.xml", "<name>cto_Today</name>", "<name>cto_Today</name><plan>1</plan>", "<plan>"],
    ];

    [TestCaseSource(nameof(SpoiledFleet))]
    public void A_spoiled_table_solution_is_refused_by_name(string text, string inItsPlace, string named, string where)
    {
        var problems = Contoso.Fleet().Replace("customizations.xml", text, inItsPlace).Refusal(Empty);
        Assert.That(problems, Has.Some.Contains(named).And.Contains(where));
        Assert.That(problems, Has.All.EndsWith("."), "each is a sentence");
    }

    [TestCaseSource(nameof(SpoiledApis))]
    public void A_spoiled_Custom_API_is_refused_by_name(string part, string text, string inItsPlace, string named)
    {
        var organization = Contoso.Fleet().ImportInto(Empty);
        var problems = Contoso.Quotes().Replace("customapis/" + part, text, inItsPlace).Refusal(organization);
        Assert.That(problems, Has.Some.Contains(named).And.Contains("cto_"));
    }

    [Test]
    public void A_function_must_answer_something()
    {
        var zip = Contoso.Quotes().Remove("customapis/cto_Today/customapiresponseproperties/Day/customapiresponseproperty.xml");
        Assert.That(zip.Refusal(), Has.Some.Contains("response property").And.Contains("cto_Today"));
    }

    [TestCase("environmentvariabledefinitions/cto_x/environmentvariabledefinition.xml")]
    [TestCase("appactions/cto__x/appaction.xml")]
    [TestCase("Workflows/x.xml")]
    [TestCase("customapis/cto_Gone/customapirequestparameters/X/customapirequestparameter.xml")]
    [TestCase("WebResources/left.xml")]
    public void A_file_of_an_unknown_component_is_named(string part) =>
        Assert.That(Contoso.Fleet().Put(part, "<x />").Refusal(), Has.Some.Contains(part));

    [TestCase("<RootComponent type=\"29\" id=\"{1}\" />", "components of type 29")]
    [TestCase("<RootComponent type=\"1\" schemaName=\"cto_gone\" behavior=\"0\" />", "cto_gone of type 1")]
    [TestCase("<RootComponent type=\"61\" schemaName=\"cto_/gone.js\" behavior=\"0\" />", "cto_/gone.js of type 61")]
    [TestCase("<RootComponent type=\"92\" id=\"{10000000-0000-0000-0000-000000000092}\" behavior=\"0\" />", "of type 92")]
    [TestCase("<RootComponent type=\"1\" behavior=\"0\" />", "neither schemaName nor id")]
    public void A_root_component_the_zip_does_not_bring_is_named(string root, string named) =>
        Assert.That(Contoso.Fleet().Replace("solution.xml", "<RootComponents>", "<RootComponents>" + root).Refusal(), Has.Some.Contains(named));

    [TestCase("<Managed>1</Managed>", "<Managed>2</Managed>", "<Managed> 2")]
    [TestCase("<Version>1.0.0.0</Version>", "<Version>one</Version>", "'one'")]
    [TestCase("SolutionPackageVersion=\"9.2\"", "SolutionPackageVersion=\"10.0\"", "10.0")]
    [TestCase("<CustomizationPrefix>cto</CustomizationPrefix>", "<CustomizationPrefix>mscrmx</CustomizationPrefix>", "mscrmx")]
    [TestCase("<CustomizationOptionValuePrefix>10000<", "<CustomizationOptionValuePrefix>9999<", "9999")]
    [TestCase("<UniqueName>ContosoFleet</UniqueName>", "<UniqueName>ContosoFleet</UniqueName><UniqueName>X</UniqueName>", "<UniqueName> stands twice")]
    public void A_manifest_that_says_nonsense_is_refused(string text, string inItsPlace, string named) =>
        Assert.That(Contoso.Fleet().Replace("solution.xml", text, inItsPlace).Refusal(), Has.Some.Contains(named));

    [Test]
    public void All_problems_are_told_at_once()
    {
        var problems = Contoso.Fleet().Replace("customizations.xml", "<cell name=\"cto_name\"", "<cell name=\"cto_one\"")
            .Replace("customizations.xml", "prvReadcto_Vehicle", "prvReadcto_Two").Refusal();
        Assert.That(problems, Has.Count.EqualTo(2));
        Assert.That(problems, Has.Some.Contains("cto_one"));
        Assert.That(problems, Has.Some.Contains("cto_Two"));
    }

    [Test]
    public void A_table_or_column_of_another_solution_must_be_there_first()
    {
        Assert.That(Contoso.Quotes().Refusal(), Has.Some.Contains("cto_fuel").And.Contains("import its solution first"));
        var extension = Contoso.Fleet().Replace("solution.xml", "ContosoFleet", "ContosoMore")
            .Edit("customizations.xml", root => root.Descendants("OwnershipTypeMask").First().Remove());
        Assert.That(extension.Refusal(), Has.Some.Contains("adds to the table cto_vehicle"));
    }

    [Test]
    public void Two_of_a_kind_with_one_id_are_refused()
    {
        var zip = Contoso.Fleet().Edit("customizations.xml", root =>
        {
            var view = root.Descendants("savedquery").Single();
            view.AddAfterSelf(new XElement(view));
        });
        Assert.That(zip.Refusal(), Has.Some.Contains("view 10000000-0000-0000-0000-000000000026 stands twice"));
    }

    [Test]
    public void A_table_of_the_same_name_that_is_another_is_refused()
    {
        var organization = Contoso.Fleet().ImportInto(Empty);
        var other = Contoso.Fleet().Replace("solution.xml", "ContosoFleet", "ContosoOther").Replace("customizations.xml", "OrgOwned", "UserOwned");
        Assert.That(other.Refusal(organization), Has.Some.Contains("cto_vehicle").And.Contains("is not the one the organisation has"));
    }

    [Test]
    public void A_platform_column_never_changes_its_kind()
    {
        var organization = Contoso.Fleet().ImportInto(Empty);
        var zip = Contoso.Quotes().Replace("customizations.xml", "cto_DebtorNo", "ParentAccountId").Replace("customizations.xml", "cto_debtorno", "parentaccountid");
        Assert.That(zip.Refusal(organization), Has.Some.Contains("parentaccountid of account").And.Contains("never changes its kind"));
    }

    /// <summary>Part of the shipped solution → what is done to it → what the refusal names.</summary>
    private static readonly object[][] SpoiledPlugins =
    [
        ["<PluginTypeExportKey>", "<PluginTypeExportKey>0", "no plug-in type of this solution has the key 0"],
        ["<Stage>40</Stage>", "<Stage>30</Stage>", "<Stage> 30"],
        ["<Stage>40</Stage>", "<Stage>20</Stage>", "asynchronous step (mode 1)"],
        ["<Mode>1</Mode>", "<Mode>2</Mode>", "<Mode> 2"],
        ["<InvocationSource>0</InvocationSource>", "<InvocationSource>1</InvocationSource>", "<InvocationSource> 1"],
        ["<SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "<SdkMessageId>9ebdbb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "for Update, not for Create"],
        ["<SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "<SdkMessageId>00000000-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "name the message with <SdkMessageName>"],
        ["<SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "", "names no message"],
        ["<SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "<SdkMessageName>aria_GetOptions</SdkMessageName>", "for Update, not for aria_GetOptions"],
        ["<FilteringAttributes>aria_state</FilteringAttributes>", "<FilteringAttributes>aria_stage</FilteringAttributes>", "aria_operation.aria_stage"],
        ["<PrimaryEntity>aria_operation</PrimaryEntity>", "<PrimaryEntity>aria_work</PrimaryEntity>", "table aria_work"],
        ["<SdkMessageProcessingStepImages />", Image(1, "aria_stage"), "aria_operation.aria_stage"],
        ["<SdkMessageProcessingStepImages />", Image(3, "aria_state"), "<ImageType> 3"],
        ["<SupportedDeployment>0</SupportedDeployment>", "<SupportedDeployment>1</SupportedDeployment>", "<SupportedDeployment> 1"],
        ["<SupportedDeployment>0</SupportedDeployment>", "<SupportedDeployment>0</SupportedDeployment><ImpersonatingUserIdName>Ada Admin</ImpersonatingUserIdName>", "Ada Admin"],
    ];

    [TestCaseSource(nameof(SpoiledPlugins))]
    public void A_spoiled_step_is_refused_by_name(string text, string inItsPlace, string named)
    {
        var problems = ZipUnderTest.Shipped().Replace("customizations.xml", text, inItsPlace).Refusal();
        Assert.That(problems, Has.Some.Contains(named).And.Contains("OperationFollowUpPlugin"));
    }

    [Test]
    public void A_step_waits_for_no_message_of_an_API_that_allows_none()
    {
        var zip = ZipUnderTest.Shipped()
            .Replace("customizations.xml", "<SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>", "<SdkMessageName>aria_GetOptions</SdkMessageName>")
            .Replace("customizations.xml", "<FilteringAttributes>aria_state</FilteringAttributes>", "");
        Assert.That(zip.Refusal(), Has.Some.Contains("allows no steps"));
        Assert.That(zip.Replace("customizations.xml", "aria_GetOptions</SdkMessageName>", "aria_Gone</SdkMessageName>").Refusal(), Has.Some.Contains("message aria_Gone"));
    }

    [Test]
    public void A_plug_in_package_that_holds_no_assembly_is_refused()
    {
        var part = ZipUnderTest.Shipped().Parts.Single(p => p.EndsWith(".nupkg", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(ZipUnderTest.Shipped().Put(part, new ZipUnderTest().Put("x.nuspec", "<x />").Bytes()).Refusal(), Has.Some.Contains("one framework"));
            Assert.That(ZipUnderTest.Shipped().Put(part, new ZipUnderTest().Put("lib/net462/x.dll", "MZ").Bytes()).Refusal(), Has.Some.Contains("no .NET assembly"));
            Assert.That(ZipUnderTest.Shipped().Put(part, "no zip").Refusal(), Has.Some.Contains("not a zip"));
            Assert.That(ZipUnderTest.Shipped().Remove(part).Refusal(), Has.Some.Contains(part));
        });
    }

    [Test]
    public void An_export_key_of_another_version_is_refused() =>
        Assert.That(
            ZipUnderTest.Shipped().Replace("pluginpackages/aria_CrmAriaConnector.Plugins/pluginpackage.xml", "<exportkeyversion>1<", "<exportkeyversion>2<").Refusal(),
            Has.Some.Contains("<exportkeyversion> 2"));

    private static string Image(int type, string column) => $$"""
        <SdkMessageProcessingStepImages><SdkMessageProcessingStepImage Name="Pre"><SdkMessageProcessingStepImageId>{10000000-0000-0000-0000-000000000001}</SdkMessageProcessingStepImageId>
          <Attributes>{{column}}</Attributes><EntityAlias>Pre</EntityAlias><ImageType>{{type}}</ImageType><MessagePropertyName>Target</MessagePropertyName></SdkMessageProcessingStepImage></SdkMessageProcessingStepImages>
        """;
}
