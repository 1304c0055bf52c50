namespace CrmAriaConnector.LocalDataverse.Tests.Import;

/// <summary>
/// Two small solutions of another publisher, written by hand after the format of exported ones: one of tables, choices, a
/// view, a form, a role and web resources, one of Custom APIs without plug-ins and a column on Account.
/// </summary>
internal static class Contoso
{
    private const string ContentTypes = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="xml" ContentType="text/xml" />
          <Override PartName="/WebResources/cto_jsfleetjs0001" ContentType="application/octet-stream" />
          <Override PartName="/WebResources/cto_stringsfleet1033resx0002" ContentType="application/octet-stream" />
        </Types>
        """;

    /// <summary>Vehicles and their trips, with a column of every kind; only the columns of its own are listed, the platform adds its.</summary>
    public static ZipUnderTest Fleet(string version = "1.0.0.0", string managed = "1") => new ZipUnderTest()
        .Put("[Content_Types].xml", ContentTypes)
        .Put("solution.xml", Manifest("ContosoFleet", version, managed, """
            <RootComponent type="1" schemaName="cto_vehicle" behavior="0" />
            <RootComponent type="1" schemaName="cto_trip" behavior="0" />
            <RootComponent type="9" schemaName="cto_fuel" behavior="0" />
            <RootComponent type="20" id="{10000000-0000-0000-0000-000000000020}" behavior="0" />
            <RootComponent type="61" schemaName="cto_/js/fleet.js" behavior="0" />
            <RootComponent type="61" schemaName="cto_/strings/fleet.1033.resx" behavior="0" />
            """))
        .Put("customizations.xml", $$"""
            <ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <Entities>
                {{Table("cto_Vehicle", "OrgOwned", "cto_vehicles", Columns("cto_Vehicle") + """
                    <attribute PhysicalName="cto_Wheels"><Type>int</Type><Name>cto_wheels</Name><LogicalName>cto_wheels</LogicalName><Format>none</Format><MinValue>0</MinValue><MaxValue>18</MaxValue></attribute>
                    <attribute PhysicalName="cto_Mileage"><Type>bigint</Type><Name>cto_mileage</Name><LogicalName>cto_mileage</LogicalName></attribute>
                    <attribute PhysicalName="cto_Consumption"><Type>float</Type><Name>cto_consumption</Name><LogicalName>cto_consumption</LogicalName><MinValue>0</MinValue><MaxValue>100</MaxValue><Accuracy>2</Accuracy></attribute>
                    <attribute PhysicalName="cto_Price"><Type>money</Type><Name>cto_price</Name><LogicalName>cto_price</LogicalName><MinValue>0</MinValue><MaxValue>1000000</MaxValue><Accuracy>2</Accuracy><AccuracySource>2</AccuracySource></attribute>
                    <attribute PhysicalName="cto_Factor"><Type>decimal</Type><Name>cto_factor</Name><LogicalName>cto_factor</LogicalName><MinValue>-5</MinValue><MaxValue>5</MaxValue><Accuracy>3</Accuracy></attribute>
                    <attribute PhysicalName="cto_Notes"><Type>ntext</Type><Name>cto_notes</Name><LogicalName>cto_notes</LogicalName><Format>textarea</Format><MaxLength>2000</MaxLength></attribute>
                    <attribute PhysicalName="cto_Fuel"><Type>picklist</Type><Name>cto_fuel</Name><LogicalName>cto_fuel</LogicalName><RequiredLevel>required</RequiredLevel><AppDefaultValue>100000001</AppDefaultValue><OptionSetName>cto_fuel</OptionSetName></attribute>
                    <attribute PhysicalName="cto_Extras"><Type>multiselectpicklist</Type><Name>cto_extras</Name><LogicalName>cto_extras</LogicalName><AppDefaultValue>-1</AppDefaultValue>
                      <optionset Name="cto_vehicle_cto_extras"><OptionSetType>picklist</OptionSetType>
                        <options><option value="1"><labels><label description="Hitch" languagecode="1033" /></labels></option><option value="2"><labels><label description="Roof rack" languagecode="1033" /></labels></option></options></optionset></attribute>
                    <attribute PhysicalName="cto_IsLeased"><Type>bit</Type><Name>cto_isleased</Name><LogicalName>cto_isleased</LogicalName><AppDefaultValue>1</AppDefaultValue>
                      <optionset Name="cto_vehicle_cto_isleased"><OptionSetType>bit</OptionSetType>
                        <options><option value="1"><labels><label description="Leased" languagecode="1033" /></labels></option><option value="0"><labels><label description="Owned" languagecode="1033" /></labels></option></options></optionset></attribute>
                    <attribute PhysicalName="cto_BuiltOn"><Type>datetime</Type><Name>cto_builton</Name><LogicalName>cto_builton</LogicalName><Format>date</Format><Behavior>2</Behavior></attribute>
                    <attribute PhysicalName="cto_ServicedOn"><Type>datetime</Type><Name>cto_servicedon</Name><LogicalName>cto_servicedon</LogicalName><Format>datetime</Format><Behavior>3</Behavior></attribute>
                    """, """
                    <EntityKeys><EntityKey><Name>cto_vehicle_name</Name><LogicalName>cto_vehicle_name</LogicalName><EntityKeyAttributes><AttributeName>cto_name</AttributeName></EntityKeyAttributes><displaynames><displayname description="Name" languagecode="1033" /></displaynames></EntityKey></EntityKeys>
                    """)}}
                {{Table("cto_Trip", "UserOwned", "cto_trips", Columns("cto_Trip") + """
                    <attribute PhysicalName="cto_VehicleId"><Type>lookup</Type><Name>cto_vehicleid</Name><LogicalName>cto_vehicleid</LogicalName><LookupStyle>single</LookupStyle><LookupTypes /></attribute>
                    <attribute PhysicalName="cto_For"><Type>customer</Type><Name>cto_for</Name><LogicalName>cto_for</LogicalName></attribute>
                    """, "", """
                    <FormXml><forms type="main"><systemform><formid>{10000000-0000-0000-0000-000000000060}</formid>
                      <form><tabs><tab><columns><column><sections><section><rows><row><cell><control id="cto_name" datafieldname="cto_name" /></cell><cell><control id="cto_vehicleid" datafieldname="cto_vehicleid" /></cell></row></rows></section></sections></column></columns></tab></tabs>
                        <formLibraries><Library name="cto_/js/fleet.js" /></formLibraries></form>
                      <LocalizedNames><LocalizedName description="Trip" languagecode="1033" /></LocalizedNames></systemform></forms></FormXml>
                    <SavedQueries><savedqueries><savedquery><isdefault>1</isdefault><savedqueryid>{10000000-0000-0000-0000-000000000026}</savedqueryid>
                      <layoutxml><grid name="resultset" jump="cto_name"><row name="result" id="cto_tripid"><cell name="cto_name" width="100" /><cell name="v.cto_fuel" width="100" /></row></grid></layoutxml>
                      <querytype>0</querytype>
                      <fetchxml><fetch><entity name="cto_trip"><attribute name="cto_name" /><order attribute="createdon" /><filter><condition attribute="statecode" operator="eq" value="0" /></filter>
                        <link-entity name="cto_vehicle" from="cto_vehicleid" to="cto_vehicleid" alias="v"><attribute name="cto_fuel" /></link-entity></entity></fetch></fetchxml>
                      <LocalizedNames><LocalizedName description="Active trips" languagecode="1033" /></LocalizedNames></savedquery></savedqueries></SavedQueries>
                    <RibbonDiffXml><CustomActions><CustomAction Id="cto.trip.Print" Location="Mscrm.Form.cto_trip.MainTab.Save.Controls._children" Sequence="55"><CommandUIDefinition><Button Id="cto.trip.Print.Button" Command="cto.trip.Print.Command" Sequence="55" LabelText="Print" TemplateAlias="o1" /></CommandUIDefinition></CustomAction></CustomActions>
                      <Templates><RibbonTemplates Id="Mscrm.Templates" /></Templates>
                      <CommandDefinitions><CommandDefinition Id="cto.trip.Print.Command"><EnableRules /><DisplayRules /><Actions><JavaScriptFunction FunctionName="Fleet.print" Library="$webresource:cto_/js/fleet.js" /></Actions></CommandDefinition></CommandDefinitions>
                      <RuleDefinitions><TabDisplayRules /><DisplayRules /><EnableRules /></RuleDefinitions><LocLabels /></RibbonDiffXml>
                    """)}}
              </Entities>
              <Roles><Role id="{10000000-0000-0000-0000-000000000020}" name="Driver"><RolePrivileges><RolePrivilege name="prvReadcto_Trip" level="Basic" /><RolePrivilege name="prvReadcto_Vehicle" level="Global" /></RolePrivileges></Role></Roles>
              <Workflows />
              <FieldSecurityProfiles />
              <EntityMaps />
              <EntityRelationships>
                {{Relationship("cto_trip_vehicle", "cto_Trip", "cto_Vehicle", "cto_VehicleId", "Restrict", "cto_VehicleId")}}
                {{Relationship("cto_trip_for_account", "cto_Trip", "Account", "cto_For", "RemoveLink", "cto_For_account")}}
                {{Relationship("cto_trip_for_contact", "cto_Trip", "Contact", "cto_For", "RemoveLink", "cto_For_contact")}}
              </EntityRelationships>
              <optionsets>
                <optionset Name="cto_fuel" localizedName="Fuel"><OptionSetType>picklist</OptionSetType><IsGlobal>1</IsGlobal>
                  <options><option value="100000001"><labels><label description="Petrol" languagecode="1033" /><label description="Benzin" languagecode="1031" /></labels></option><option value="100000002"><labels><label description="Electric" languagecode="1033" /></labels></option></options></optionset>
              </optionsets>
              <WebResources>
                <WebResource><WebResourceId>{10000000-0000-0000-0000-000000000061}</WebResourceId><Name>cto_/js/fleet.js</Name><WebResourceType>3</WebResourceType>
                  <DependencyXml>&lt;Dependencies&gt;&lt;Dependency componentType="WebResource"&gt;&lt;Library name="cto_/strings/fleet.1033.resx" /&gt;&lt;/Dependency&gt;&lt;/Dependencies&gt;</DependencyXml>
                  <FileName>/WebResources/cto_jsfleetjs0001</FileName></WebResource>
                <WebResource><WebResourceId>{10000000-0000-0000-0000-000000000062}</WebResourceId><Name>cto_/strings/fleet.1033.resx</Name><LanguageCode>1033</LanguageCode><WebResourceType>12</WebResourceType><FileName>/WebResources/cto_stringsfleet1033resx0002</FileName></WebResource>
              </WebResources>
              <Languages><Language>1033</Language></Languages>
            </ImportExportXml>
            """)
        .Put("WebResources/cto_jsfleetjs0001", "var Fleet = { print: function () { } };")
        .Put("WebResources/cto_stringsfleet1033resx0002", "<root />");

    /// <summary>Needs the fleet's choice. Adds a column and a key to Account, and two APIs nobody implements.</summary>
    public static ZipUnderTest Quotes(string version = "1.0.0.0") => new ZipUnderTest()
        .Put("[Content_Types].xml", ContentTypes)
        .Put("solution.xml", Manifest("ContosoQuotes", version, "1", """<RootComponent type="1" schemaName="account" behavior="2" />"""))
        .Put("customizations.xml", """
            <ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <Entities>
                <Entity><Name LocalizedName="Account" OriginalName="">Account</Name><EntityInfo><entity Name="Account">
                  <attributes>
                    <attribute PhysicalName="cto_DebtorNo"><Type>nvarchar</Type><Name>cto_debtorno</Name><LogicalName>cto_debtorno</LogicalName><Format>text</Format><MaxLength>10</MaxLength><Length>20</Length></attribute>
                    <attribute PhysicalName="cto_PreferredFuel"><Type>picklist</Type><Name>cto_preferredfuel</Name><LogicalName>cto_preferredfuel</LogicalName><AppDefaultValue>-1</AppDefaultValue><OptionSetName>cto_fuel</OptionSetName></attribute>
                  </attributes>
                  <EntityKeys><EntityKey><Name>cto_account_debtor</Name><LogicalName>cto_account_debtor</LogicalName><EntityKeyAttributes><AttributeName>cto_debtorno</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>
                </entity></EntityInfo></Entity>
              </Entities>
              <Languages><Language>1033</Language></Languages>
            </ImportExportXml>
            """)
        .Put("customapis/cto_Quote/customapi.xml", """
            <customapi uniquename="cto_Quote"><allowedcustomprocessingsteptype>2</allowedcustomprocessingsteptype><bindingtype>1</bindingtype><boundentitylogicalname>account</boundentitylogicalname>
              <displayname default="Quote"><label description="Quote" languagecode="1033" /></displayname><executeprivilegename>prvReadAccount</executeprivilegename><iscustomizable>0</iscustomizable>
              <isfunction>0</isfunction><isprivate>0</isprivate><name>cto_Quote</name><plugintypeid /><workflowsdkstepenabled>0</workflowsdkstepenabled></customapi>
            """)
        .Put("customapis/cto_Quote/customapirequestparameters/Vehicle/customapirequestparameter.xml", """
            <customapirequestparameter uniquename="Vehicle"><iscustomizable>0</iscustomizable><isoptional>1</isoptional><logicalentityname>account</logicalentityname><name>Vehicle</name><type>5</type></customapirequestparameter>
            """)
        .Put("customapis/cto_Quote/customapiresponseproperties/Price/customapiresponseproperty.xml", """
            <customapiresponseproperty uniquename="Price"><iscustomizable>0</iscustomizable><name>Price</name><type>2</type></customapiresponseproperty>
            """)
        .Put("customapis/cto_Today/customapi.xml", """
            <customapi uniquename="cto_Today"><allowedcustomprocessingsteptype>0</allowedcustomprocessingsteptype><bindingtype>0</bindingtype><isfunction>1</isfunction><isprivate>1</isprivate><name>cto_Today</name></customapi>
            """)
        .Put("customapis/cto_Today/customapiresponseproperties/Day/customapiresponseproperty.xml", """
            <customapiresponseproperty uniquename="Day"><name>Day</name><type>1</type></customapiresponseproperty>
            """);

    private static string Manifest(string name, string version, string managed, string roots) => $"""
        <ImportExportXml version="9.2.0.0" SolutionPackageVersion="9.2" languagecode="1033" generatedBy="CrmLive" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
          <SolutionManifest><UniqueName>{name}</UniqueName><LocalizedNames><LocalizedName description="{name}" languagecode="1033" /></LocalizedNames><Descriptions />
            <Version>{version}</Version><Managed>{managed}</Managed>
            <Publisher><UniqueName>contoso</UniqueName><CustomizationPrefix>cto</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix></Publisher>
            <RootComponents>{roots}</RootComponents><MissingDependencies /></SolutionManifest>
        </ImportExportXml>
        """;

    private static string Table(string name, string ownership, string set, string columns, string keys, string rest = "<RibbonDiffXml />") => $"""
        <Entity><Name LocalizedName="{name}" OriginalName="{name}">{name}</Name><EntityInfo><entity Name="{name}">
          <LocalizedNames><LocalizedName description="{name[4..]}" languagecode="1033" /></LocalizedNames><LocalizedCollectionNames><LocalizedCollectionName description="{name[4..]}s" languagecode="1033" /></LocalizedCollectionNames>
          <attributes>{columns}</attributes>{keys}<EntitySetName>{set}</EntitySetName><OwnershipTypeMask>{ownership}</OwnershipTypeMask></entity></EntityInfo>{rest}</Entity>
        """;

    private static string Columns(string table) => $"""
        <attribute PhysicalName="{table}Id"><Type>primarykey</Type><Name>{table.ToLowerInvariant()}id</Name><LogicalName>{table.ToLowerInvariant()}id</LogicalName><RequiredLevel>systemrequired</RequiredLevel><ValidForUpdateApi>0</ValidForUpdateApi></attribute>
        <attribute PhysicalName="cto_Name"><Type>nvarchar</Type><Name>cto_name</Name><LogicalName>cto_name</LogicalName><DisplayMask>PrimaryName|ValidForForm</DisplayMask><MaxLength>100</MaxLength></attribute>
        """;

    private static string Relationship(string name, string child, string parent, string column, string delete, string navigation) => $"""
        <EntityRelationship Name="{name}"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>{child}</ReferencingEntityName><ReferencedEntityName>{parent}</ReferencedEntityName>
          <CascadeDelete>{delete}</CascadeDelete><ReferencingAttributeName>{column}</ReferencingAttributeName>
          <EntityRelationshipRoles><EntityRelationshipRole><NavigationPropertyName>{navigation}</NavigationPropertyName><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole><EntityRelationshipRole><NavigationPropertyName>{name}</NavigationPropertyName><RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship>
        """;
}
