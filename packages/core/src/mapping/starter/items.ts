import type { CatalogItem, ItemCatalog } from '../contract.ts'

const hourly = (item: string, rate: string, minimumHours: string): CatalogItem => ({
  item,
  unit: 'hour',
  rate,
  minimumHours,
  taxable: false,
  active: true,
})
const each = (item: string, rate: string): CatalogItem => ({ item, unit: 'each', rate, taxable: false, active: true })
const quote = (item: string, labourItem: string): CatalogItem => ({
  item,
  unit: 'quote',
  labourItem,
  taxable: false,
  active: true,
})
const free = (item: string): CatalogItem => ({ item, unit: 'free', rate: '0.00', taxable: false, active: true })

/** What the example company sells, in USD: a catalogue to try rules with. */
export const homeServicesItems: ItemCatalog = [
  hourly('Emergency Plumbing Service', '150.00', '2'),
  hourly('Plumbing Repair - Standard', '110.00', '1'),
  each('Drain Service - Standard', '125.00'),
  quote('Sewer Line Service', 'Plumbing Repair - Standard'),
  each('Toilet Repair - Standard', '145.00'),
  each('Faucet Installation', '180.00'),
  hourly('Water Heater Service', '125.00', '1'),
  each('Water Heater Installation', '2500.00'),
  each('Sump Pump Installation', '850.00'),
  each('Emergency HVAC Diagnostic', '175.00'),
  hourly('HVAC Repair - Hourly', '135.00', '2'),
  each('HVAC Diagnostic - Standard', '95.00'),
  each('AC Tune-Up', '149.00'),
  each('Furnace Tune-Up', '199.00'),
  quote('AC Installation - Residential', 'HVAC Repair - Hourly'),
  quote('Furnace Installation', 'HVAC Repair - Hourly'),
  each('Thermostat Installation', '220.00'),
  each('Duct Cleaning', '399.00'),
  hourly('Emergency Electrical Service', '175.00', '1'),
  hourly('Electrical Repair - Standard', '95.00', '1'),
  quote('Electrical Panel Upgrade - 200A', 'Electrical Repair - Standard'),
  quote('Commercial Electrical - Panel', 'Electrical Repair - Standard'),
  each('Ceiling Fan Installation', '165.00'),
  hourly('Lighting Installation', '95.00', '1'),
  quote('EV Charger Installation', 'Electrical Repair - Standard'),
  quote('Generator Installation', 'Electrical Repair - Standard'),
  each('Electrical Safety Inspection', '185.00'),
  free('Residential Estimate - Bathroom'),
  free('Residential Estimate - Kitchen'),
  free('Residential Estimate - General'),
  hourly('Exterior Carpentry - Repair', '85.00', '1'),
  hourly('Drywall Repair', '75.00', '1'),
  hourly('Handyman - Hourly', '80.00', '1'),
  each('After-Hours Service', '75.00'),
]
