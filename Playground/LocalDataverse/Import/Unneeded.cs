using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Xml.Linq;

namespace CrmAriaConnector.LocalDataverse.Import;

/// <summary>
/// What a solution may say without any effect on the local organisation, and why that is right. An element stands as
/// <c>parent/name</c> and takes all it holds with it; an attribute as <c>element/@name</c>. Everything else must be read.
/// </summary>
internal static class Unneeded
{
    private const string Editing = "says what an administrator may customise later; the local organisation has no customising";
    private const string Origin = "tells where or when a component came from; nothing acts on it";
    private const string Appearance = "a hint for Microsoft's own user interface, which is not here";
    private const string Service = "switches a service of the platform (audit, search, mail, mobile, offline) that is not here";
    private const string Restated = "repeats what another element of the same component says";
    private const string Advice = "advice for tools; the references themselves are checked";
    private const string Prefill = "fills in forms for new related rows; the pages served here have none";
    private const string Charts = "charts are not drawn here";

    /// <summary>Place → reason.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = Collect();

    public static bool Excuses(XElement element) => element.Parent is { } parent && Reasons.ContainsKey($"{parent.Name.LocalName}/{element.Name.LocalName}");

    public static bool Excuses(XAttribute attribute) => Reasons.ContainsKey($"{attribute.Parent!.Name.LocalName}/@{attribute.Name.LocalName}");

    private static FrozenDictionary<string, string> Collect()
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);

        void Add(string reason, string parent, string names)
        {
            foreach (var name in names.Split(' '))
                reasons.Add($"{parent}/{name}", reason);
        }

        Add(Origin, "ImportExportXml", "@generatedBy @OrganizationVersion @OrganizationSchemaType @CRMServerServiceabilityVersion");
        Add(Origin, "Publisher", "LocalizedNames Descriptions EMailAddress SupportingWebsiteUrl Addresses");
        Add(Advice, "SolutionManifest", "MissingDependencies");
        Add(Advice, "RootComponent", "@parentId @parentSchemaName");
        Add(Prefill, "ImportExportXml", "EntityMaps");
        Add(Appearance, "ImportExportXml", "EntityImageConfigs AttributeImageConfigs Languages");

        Add(Restated, "Name", "@LocalizedName @OriginalName");
        Add(Charts, "Entity", "Visualizations");
        Add(Editing, "entity", "IsCustomizable IsRenameable IsMappable CanModifyAuditSettings CanModifyMobileVisibility CanModifyMobileClientVisibility "
            + "CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings "
            + "CanModifyQueueSettings CanCreateAttributes CanCreateForms CanCreateCharts CanCreateViews CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex "
            + "CanChangeHierarchicalRelationship CanChangeTrackingBeEnabled");
        Add(Service, "entity", "IsDuplicateCheckSupported IsBusinessProcessEnabled IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue "
            + "IsConnectionsEnabled IsDocumentManagementEnabled AutoCreateAccessTeams IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled "
            + "IsDocumentRecommendationsEnabled IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivityParty IsReplicated "
            + "IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsOfflineInMobileClient "
            + "DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled IsReadingPaneEnabled SyncToExternalSearchIndex ChangeTrackingEnabled "
            + "IsEnabledForExternalChannels IsMSTeamsIntegrationEnabled IsSolutionAware HasRelatedNotes HasRelatedActivities");
        Add(Appearance, "entity", "EntityColor IsQuickCreateEnabled EntityHelpUrlEnabled EntityHelpUrl ActivityTypeMask IconLargeName IconMediumName IconSmallName");
        Add(Origin, "entity", "IntroducedVersion @unmodified");
        Add(Restated, "entity", "EntityMask");

        Add(Editing, "attribute", "IsCustomizable IsRenameable CanModifySearchSettings CanModifyRequirementLevelSettings CanModifyAdditionalSettings "
            + "CanModifyGlobalFilterSettings CanModifyIsSortableSettings CanChangeDateTimeBehavior");
        Add(Service, "attribute", "IsAuditEnabled IsGlobalFilterEnabled IsSortableEnabled IsDataSourceSecret IsSearchable IsFilterable IsRetrievable IsLocalizable");
        Add(Appearance, "attribute", "ImeMode LookupStyle LookupTypes");
        Add(Origin, "attribute", "IntroducedVersion IsCustomField @unmodified");
        Add(Restated, "attribute", "Length IsLogical ReferencedEntityObjectTypeCode YomiOf");

        Add("marks the twin of a money column in the organisation's own currency; there is no exchange rate here, so the twin stays empty", "attribute", "CalculationOf");

        Add(Editing, "optionset", "IsCustomizable");
        Add(Origin, "optionset", "IntroducedVersion @unmodified");
        Add(Restated, "optionset", "@localizedName @description");
        Add(Appearance, "optionset", "Descriptions displaynames");
        Add(Appearance, "option", "@Color @ExternalValue @IsHidden Descriptions descriptions");
        Add(Appearance, "state", "@invariantname @Color @ExternalValue @IsHidden Descriptions descriptions");
        Add(Appearance, "status", "@Color @ExternalValue @IsHidden Descriptions descriptions");

        Add(Editing, "EntityKey", "IsCustomizable");
        Add(Origin, "EntityKey", "IntroducedVersion");

        Add(Editing, "EntityRelationship", "IsCustomizable");
        Add(Origin, "EntityRelationship", "IntroducedVersion @unmodified");
        Add(Appearance, "EntityRelationship", "IsHierarchical IsValidForAdvancedFind RelationshipDescription CascadeRollupView");
        Add(Service, "EntityRelationship", "CascadeArchive");
        Add(Restated, "EntityRelationship", "CascadeUnshare field");
        Add(Appearance, "EntityRelationshipRole", "NavPaneDisplayOption NavPaneArea NavPaneOrder CustomLabels");

        Add(Editing, "savedquery", "IsCustomizable CanBeDeleted");
        Add(Origin, "savedquery", "IntroducedVersion @unmodified");
        Add(Appearance, "savedquery", "isprivate Descriptions columnsetxml");
        Add(Restated, "savedquery", "isquickfindquery returnedtypecode");
        Add(Editing, "systemform", "IsCustomizable CanBeDeleted");
        Add(Origin, "systemform", "IntroducedVersion @unmodified");
        Add(Appearance, "systemform", "FormPresentation FormActivationState Descriptions");

        Add(Editing, "Role", "IsCustomizable");
        Add(Appearance, "Role", "Description @description");
        Add("gives the role to every new user; users get their roles by name here", "Role", "IsAutoAssigned @isautoassigned");
        Add(Origin, "Role", "@unmodified");
        Add("decides whether a user gets the privileges through a team alone; roles are given to users here", "Role", "@isinherited");
        Add(Appearance, "FieldSecurityProfile", "@description");

        Add(Editing, "WebResource", "IsCustomizable CanBeDeleted");
        Add(Origin, "WebResource", "IntroducedVersion");
        Add(Appearance, "WebResource", "IsEnabledForMobileClient IsAvailableForMobileOffline IsHidden Description LanguageCode");

        Add(Editing, "SdkMessageProcessingStep", "IsCustomizable IsHidden");
        Add(Origin, "SdkMessageProcessingStep", "IntroducedVersion EventHandlerTypeCode");
        Add(Appearance, "SdkMessageProcessingStep", "Description");
        Add(Editing, "SdkMessageProcessingStepImage", "IsCustomizable");
        Add(Origin, "SdkMessageProcessingStepImage", "SdkMessageProcessingStepImageId");
        Add(Appearance, "SdkMessageProcessingStepImage", "Description");
        Add(Origin, "PluginAssembly", "IntroducedVersion @CustomizationLevel");
        Add(Appearance, "PluginType", "FriendlyName Description");

        Add(Editing, "pluginpackage", "iscustomizable");
        Add(Origin, "pluginpackage", "version statecode statuscode");
        Add(Restated, "pluginpackage", "name");
        Add(Editing, "customapi", "iscustomizable");
        Add(Appearance, "customapi", "description displayname name");
        Add("lets classic workflows call the API; there are none here", "customapi", "workflowsdkstepenabled");
        foreach (var parameter in new[] { "customapirequestparameter", "customapiresponseproperty" })
        {
            Add(Editing, parameter, "iscustomizable");
            Add(Appearance, parameter, "description displayname name");
        }

        Add(Origin, "AppModule", "IntroducedVersion statecode statuscode @unmodified");
        Add(Appearance, "AppModule", "WebResourceId OptimizedFor FormFactor ClientType NavigationType Descriptions appsettings URL IsFeatured EventHandlers");
        Add(Appearance, "AppModuleComponent", "@behavior");
        Add(Appearance, "AppModuleSiteMap", "EnableCollapsibleGroups ShowHome ShowPinned ShowRecents LocalizedNames IsAppAware");
        return reasons.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
