/**
 * Columns of PAN-OS log records as CSV, by log type, in the order of the "Syslog Field Descriptions" of PAN-OS 10.1 to 11.1, under the
 * names that the Strata Logging Service has for them, so that all forms share one mapping. `_` is a column for future use. Older versions
 * write fewer, newer ones more at the end.
 */
const HEAD = '_ TimeReceived DeviceSN LogType Subtype ConfigVersion TimeGenerated';
const GROUPS = 'DGHierarchyLevel1 DGHierarchyLevel2 DGHierarchyLevel3 DGHierarchyLevel4 VirtualSystemName DeviceName';
const FLOW =
  'SourceAddress DestinationAddress NATSource NATDestination Rule SourceUser DestinationUser Application VirtualLocation FromZone ToZone InboundInterface OutboundInterface LogSetting _ SessionID RepeatCount SourcePort DestinationPort NATSourcePort NATDestinationPort Flags Protocol Action';
const TUNNELLED = 'IMSI IMEI ParentSessionID ParentStarttime Tunnel';
const device = (side: string): string =>
  ['Category', 'Profile', 'Model', 'Vendor', 'OSFamily', 'OSVersion', 'Host', 'Mac'].map((name) => `${side}Device${name}`).join(' ');
const CONTAINER = 'ContainerID ContainerNameSpace ContainerName SourceEDL DestinationEDL';
const APPLICATION =
  'ApplicationSubcategory ApplicationCategory ApplicationTechnology ApplicationRisk ApplicationCharacteristics ApplicationContainer TunneledApplication IsSaaSApplication SanctionedStateOfApp';

const TRAFFIC = `${HEAD} ${FLOW} Bytes BytesSent BytesReceived PacketsTotal SessionStartTime SessionDuration URLCategory _ SequenceNo ActionFlags SourceLocation DestinationLocation _ PacketsSent PacketsReceived SessionEndReason ${GROUPS} ActionSource SourceUUID DestinationUUID ${TUNNELLED} EndpointAssociationID ChunksTotal ChunksSent ChunksReceived RuleUUID HTTP2Connection LinkChangeCount SDWANPolicyName LinkSwitches SDWANCluster SDWANDeviceType SDWANClusterType SDWANSite DynamicUserGroupName XForwardedFor ${device('Source')} ${device('Destination')} ${CONTAINER} GPHostID EndpointSerialNumber SourceDynamicAddressGroup DestinationDynamicAddressGroup HASessionOwner TimeWithZone NSSAINetworkSliceType NSSAINetworkSliceDifferentiator ${APPLICATION} Offloaded FlowType ClusterName`;
const THREAT = `${HEAD} ${FLOW} Miscellaneous ThreatID URLCategory VendorSeverity DirectionOfAttack SequenceNo ActionFlags SourceLocation DestinationLocation _ ContentType PacketID FileHash ApplianceOrCloud URLCounter UserAgent FileType XForwardedFor Referer SenderEmail EmailSubject RecipientEmail ReportID ${GROUPS} _ SourceUUID DestinationUUID HTTPMethod ${TUNNELLED} ThreatCategory ContentVersion _ EndpointAssociationID PayloadProtocolID HTTPHeaders URLCategoryList RuleUUID HTTP2Connection DynamicUserGroupName XFFIP ${device('Source')} ${device('Destination')} ${CONTAINER} HostID EndpointSerialNumber DomainEDL SourceDynamicAddressGroup DestinationDynamicAddressGroup PartialHash TimeWithZone Reason Justification NSSAINetworkSliceType ${APPLICATION} CloudReportID ClusterName FlowType`;
const DECRYPTION = `${HEAD} ${FLOW} Tunnel _ _ SourceUUID DestinationUUID RuleUUID ClientToFirewall FirewallToClient TLSVersion TLSKeyExchange TLSEncryptionAlgorithm TLSAuth PolicyName EllipticCurve ErrorIndex RootStatus ChainStatus ProxyType CertificateSerial Fingerprint TimeNotBefore TimeNotAfter CertificateVersion CertificateSize CommonNameLength IssuerNameLength RootCNLength SNILength CertificateFlags CommonName IssuerCommonName RootCommonName ServerNameIndication ErrorMessage ${CONTAINER} SourceDynamicAddressGroup DestinationDynamicAddressGroup TimeWithZone ${device('Source')} ${device('Destination')} SequenceNo ActionFlags ${GROUPS} VirtualSystemID ApplicationSubcategory ApplicationCategory ApplicationTechnology ApplicationRisk ApplicationCharacteristics ApplicationContainer IsSaaSApplication SanctionedStateOfApp ClusterName`;
const SYSTEM = `${HEAD} VirtualLocation EventName EventComponent _ _ Module VendorSeverity EventDescription SequenceNo ActionFlags ${GROUPS} _ _ TimeWithZone`;
const CONFIG = `${HEAD} EventHost VirtualLocation EventCommand Admin Client EventResult ConfigPath SequenceNo ActionFlags ${GROUPS} DeviceGroup AuditComment _ TimeWithZone`;
/** Custom formats have the changes too. */
const CONFIG_CHANGES = CONFIG.replace('ConfigPath ', 'ConfigPath BeforeChangeDetail AfterChangeDetail ');
const GLOBALPROTECT = `${HEAD} VirtualLocation EventIDValue Stage AuthMethod TunnelType SourceUser SourceRegion EndpointDeviceName PublicIPv4 PublicIPv6 PrivateIPv4 PrivateIPv6 HostID EndpointSN GlobalProtectClientVersion EndpointOSType EndpointOSVersion RepeatCount QuarantineReason ConnectionError Description EventStatus GlobalProtectGatewayLocation LoginDuration ConnectionMethod ConnectionErrorID Portal SequenceNo ActionFlags TimeWithZone GatewaySelectionType SSLResponseTime GatewayPriority AttemptedGateways Gateway ${GROUPS} VirtualSystemID`;
const HIPMATCH = `${HEAD} SourceUser VirtualLocation EndpointDeviceName EndpointOSType SourceIP HipMatchName RepeatCount HipMatchType _ _ SequenceNo ActionFlags ${GROUPS} VirtualSystemID SourceIPv6 HostID EndpointSerialNumber EndpointMac TimeWithZone ClusterName`;
const USERID = `${HEAD} VirtualLocation SourceIP User MappingDataSourceName EventID RepeatCount MappingTimeout SourcePort DestinationPort MappingDataSource MappingDataSourceType SequenceNo ActionFlags ${GROUPS} VirtualSystemID MFAFactorType AuthCompletionTime AuthFactorNo UGFlags UserIdentifiedBySource Tag TimeWithZone OriginDataSource _ ClusterName`;
const AUTHENTICATION = `${HEAD} VirtualLocation SourceIP User NormalizeUser AuthenticationObject AuthenticationPolicy RepeatCount MFAAuthenticationID MFAVendor LogSetting AuthServerProfile AuthenticationDescription ClientType AuthEvent AuthFactorNo SequenceNo ActionFlags ${GROUPS} VirtualSystemID AuthenticationProtocol RuleUUID TimeWithZone ${device('Source')} AuthCacheServiceRegion _ UserAgentString SessionID ClusterName`;
const CORRELATION = `${HEAD} SourceAddress SourceUser VirtualLocation CorrelationCategory VendorSeverity ${GROUPS} VirtualSystemID ObjectName ObjectID Evidence`;
const IPTAG = `${HEAD} VirtualLocation SourceIP TagName EventID RepeatCount MappingTimeout MappingDataSourceName MappingDataSource MappingDataSourceSubType SequenceNo ActionFlags ${GROUPS} VirtualSystemID TimeWithZone ClusterName`;
const TUNNEL = `${HEAD} ${FLOW} VendorSeverity SequenceNo ActionFlags SourceLocation DestinationLocation ${GROUPS} ${TUNNELLED} Bytes BytesSent BytesReceived PacketsTotal PacketsSent PacketsReceived MaximumEncapsulation UnknownProtocol StrictCheck TunnelFragment SessionsCreated SessionsClosed SessionEndReason ActionSource SessionStartTime SessionDuration TunnelInspectionRule RemoteUserIP RemoteUserID RuleUUID PcapID DynamicUserGroupName`;
const SCTP = `${HEAD} SourceAddress DestinationAddress _ _ Rule _ _ _ VirtualLocation FromZone ToZone InboundInterface OutboundInterface LogSetting _ SessionID RepeatCount SourcePort DestinationPort _ _ _ _ Protocol Action ${GROUPS} SequenceNo _ EndpointAssociationID PayloadProtocolID VendorSeverity SCTPChunkType`;

const cut = (columns: string): readonly string[] => columns.split(' ').map((name) => (name === '_' ? '' : name));

const COLUMNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    TRAFFIC,
    THREAT,
    DECRYPTION,
    SYSTEM,
    CONFIG,
    GLOBALPROTECT,
    HIPMATCH,
    'HIP-MATCH': HIPMATCH,
    USERID,
    AUTHENTICATION,
    AUTH: AUTHENTICATION,
    CORRELATION,
    IPTAG,
    TUNNEL,
    START: TUNNEL,
    END: TUNNEL,
    SCTP,
  }).map(([type, columns]) => [type, cut(columns)]),
);
const WITH_CHANGES = cut(CONFIG_CHANGES);

/** Index of the log type in every record. */
export const TYPE_AT = 3;
/** Index of the sequence number of a CONFIG record without the changes, which is all digits. */
const SEQUENCE_AT = 14;

/** The names of the cells; undefined for a log type that has none here. */
export function columnsOf(cells: readonly string[]): readonly string[] | undefined {
  const type = cells[TYPE_AT] ?? '';
  if (type === 'CONFIG' && !/^\d{1,20}$/.test(cells[SEQUENCE_AT] ?? '') && cells.length > SEQUENCE_AT + 2) return WITH_CHANGES;
  return COLUMNS.get(type);
}
